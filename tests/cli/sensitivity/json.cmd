fcm sensitivity map.csv --outcome puddles --json --quiet
