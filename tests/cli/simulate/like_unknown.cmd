fcm simulate map.csv --like mental-modeller
