fcm simulate map.csv --phi 0.5
