fcm check claims.csv --strict
