fcm simulate map.csv --lambda 0,5
