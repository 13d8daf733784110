fcm simulate map.csv --clamp pudles=1
