fcm simulate map.csv ring.csv
