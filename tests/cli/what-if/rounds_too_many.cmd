fcm what-if map.csv --more rain@3..30000
