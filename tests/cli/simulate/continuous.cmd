fcm simulate map.csv --continuous 0.5 --steps 4 --trajectory
