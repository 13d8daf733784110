fcm convert claims.csv -o map.json
