fcm simulate map.csv --like in-cognitive --steps 5
