fcm simulate map.csv --clamp rain=1@3..10,ramp:50
