fcm simulate map.csv --lambda koutsellis --transfer linear
