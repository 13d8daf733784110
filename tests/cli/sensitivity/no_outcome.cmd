fcm sensitivity map.csv
