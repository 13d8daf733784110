fcm convert map.csv -o map.json --report
show map.json
mode map.json
