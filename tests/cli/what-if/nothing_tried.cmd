fcm what-if claims.csv
