fcm simulate bounds.csv --clamp rain=1 --transfer tanh --start all=0 --vary stated --draws 2000
