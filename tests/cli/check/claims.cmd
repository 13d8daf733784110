fcm check claims.csv
