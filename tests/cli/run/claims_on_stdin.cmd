< claims.csv
fcm run - -o out
