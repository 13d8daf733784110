fcm build claims.csv --weights net --zeros out
