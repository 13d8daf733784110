fcm build claims.csv -o a.json
fcm build a.json -o b.json
show b.json
