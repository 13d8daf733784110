fcm build claims.csv --coder A --quiet
