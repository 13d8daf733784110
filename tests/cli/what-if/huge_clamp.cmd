fcm what-if map.csv --clamp rain=1e300
