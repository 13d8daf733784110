fcm simulate map.csv --json
