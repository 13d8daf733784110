fcm build claims.csv --weights conditional --quiet
