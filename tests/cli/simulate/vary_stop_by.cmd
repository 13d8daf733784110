fcm simulate map.csv --vary 0.1 --draws 100 --stop-by largest_change --tolerance 1e-3 --strict
