fcm sensitivity map.csv --outcome puddles --scenario rain
