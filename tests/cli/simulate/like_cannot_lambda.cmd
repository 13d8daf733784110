fcm simulate map.csv --like mental-modeler --lambda 2
