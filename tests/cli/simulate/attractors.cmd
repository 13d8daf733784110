fcm simulate ring.csv --transfer tanh --lambda 2 --start all=0 a=1 --attractors
