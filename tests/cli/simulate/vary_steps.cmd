fcm simulate map.csv --vary 0.1 --draws 100 --steps 3 --strict
