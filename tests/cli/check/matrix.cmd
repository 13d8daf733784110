fcm check map.csv
