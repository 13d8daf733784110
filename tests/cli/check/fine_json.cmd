fcm check claims.csv --json
