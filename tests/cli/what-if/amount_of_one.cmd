fcm what-if map.csv --more rain=1
