fcm simulate map.csv --lambda koutsellis --json
