fcm simulate map.csv --clamp rain
