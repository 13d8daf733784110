fcm simulate map.csv --rule rescaled --transfer tanh
