fcm claims.csv
