fcm what-if claims.csv --more bus
