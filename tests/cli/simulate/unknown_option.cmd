fcm simulate map.csv --lamda 2
