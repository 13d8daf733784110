fcm simulate map.csv --clamp rain=1 --clamp rain=0
