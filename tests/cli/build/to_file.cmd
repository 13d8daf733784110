fcm build claims.csv -o map.json
mode map.json
show map.json
