fcm build claims.csv --weights nett
