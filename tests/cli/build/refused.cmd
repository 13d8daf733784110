fcm build bad_claims.csv -o map.json
