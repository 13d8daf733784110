fcm build claims.csv --quiet
