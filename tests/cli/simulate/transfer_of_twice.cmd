fcm simulate map.csv --transfer-of rain=tanh --transfer-of rain=sigmoid
