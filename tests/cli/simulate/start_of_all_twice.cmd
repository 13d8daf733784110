fcm simulate map.csv --start all=1 all=0
