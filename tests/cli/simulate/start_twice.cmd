fcm simulate map.csv --start rain=1 --start rain=0
