fcm simulate map.csv --clamp rain=1 --vary stated
