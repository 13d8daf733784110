fcm simulate map.csv --steps 3 --max-steps 9
