fcm convert map.csv
