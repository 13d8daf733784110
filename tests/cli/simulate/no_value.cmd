fcm simulate map.csv --lambda
