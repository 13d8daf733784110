fcm what-if map.csv --more rain --json
