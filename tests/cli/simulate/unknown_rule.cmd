fcm simulate map.csv --rule kosco
