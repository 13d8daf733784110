fcm simulate map.csv --clamp rain=1@2..4 rain=0.5@4..
