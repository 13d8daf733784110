fcm convert map.csv edges.csv -o both.json
