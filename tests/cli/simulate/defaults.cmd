fcm simulate map.csv
