fcm simulate map.csv -o claims.csv --json
