fcm build claims.csv --coder C
