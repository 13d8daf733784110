fcm simulate map.csv --steps 3 --trajectory
