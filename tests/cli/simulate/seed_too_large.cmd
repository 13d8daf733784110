fcm simulate map.csv --vary 0.1 --seed 1e16
