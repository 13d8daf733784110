fcm simulate map.csv -o out.json --json
show out.json
