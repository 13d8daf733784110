fcm simulate map.csv --vary 0.1 --draws 100 --stop-by largest_change --max-steps 2 --strict
