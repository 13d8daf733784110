fcm simulate map.csv --like mental-modeler --clamp rain=0
