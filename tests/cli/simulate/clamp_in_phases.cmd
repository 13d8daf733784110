fcm simulate map.csv --transfer tanh --start all=0 --clamp rain=1@2..4 --clamp rain=-1@7.. --json
