fcm simulate map.csv --memory rain=1 --memory rain=0
