fcm simulate isolation_toy.csv --like mental-modeler --transfer tanh --clamp Bus=0.5 --explain-like
