fcm simulate no_loop.csv -o claims.csv --overwrite
show claims.csv
