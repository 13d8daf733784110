fcm what-if ring.csv --transfer tanh --lambda 2 --clamp a=1
