fcm simulate map.csv --rule kosko --rule rescaled
