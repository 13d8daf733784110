fcm simulate map.csv --vary 0.1 --draws 0
