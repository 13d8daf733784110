fcm build claims.csv --weights mean --zeros in --quiet
