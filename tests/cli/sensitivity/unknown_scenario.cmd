fcm sensitivity map.csv --outcome puddles --scenario rian
