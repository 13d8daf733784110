fcm what-if map.csv --push rain=1,ramp:5
