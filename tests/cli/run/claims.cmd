fcm run claims.csv -o out
