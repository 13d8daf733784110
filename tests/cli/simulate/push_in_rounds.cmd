fcm simulate map.csv --transfer tanh --start all=0 --push rain=0.5@2..3,ramp:2,decay:0.5 --steps 8 --trajectory
