fcm simulate map.csv --stop-by largest_change --max-steps 2 --strict
