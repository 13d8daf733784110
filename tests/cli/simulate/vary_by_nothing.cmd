fcm simulate map.csv --vary 0
