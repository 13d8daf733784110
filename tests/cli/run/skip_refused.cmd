fcm run bad_claims.csv -o out --skip-refused
