fcm simulate map.csv --clamp rain=1@2..4,decay:0.5
