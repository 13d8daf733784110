fcm build claims.csv -o claims.csv
