fcm what-if map.csv --hold rain=2
