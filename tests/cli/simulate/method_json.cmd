fcm simulate map.csv --rule quasi-nonlinear --phi 0.6 --transfer-of puddles=tanh --memory rain=0.5 --damping 0.25 --hold-sources --json
