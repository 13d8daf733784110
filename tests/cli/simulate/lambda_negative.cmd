fcm simulate map.csv --lambda -1
