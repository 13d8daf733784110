fcm simulate map.csv --draws 1000
