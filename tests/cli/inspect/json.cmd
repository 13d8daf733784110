fcm inspect map.csv --json
