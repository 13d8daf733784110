fcm what-if map.csv --more rain --carry far
