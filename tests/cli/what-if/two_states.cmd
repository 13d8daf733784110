fcm what-if two_states.csv --transfer tanh --lambda 2 --start all=-0.5 --push a=2@1..2
