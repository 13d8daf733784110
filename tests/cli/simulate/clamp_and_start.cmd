fcm simulate map.csv --clamp rain=1 --start all=0 "wet feet=0.25"
