fcm simulate map.csv --vary 0.1 --threads 0
