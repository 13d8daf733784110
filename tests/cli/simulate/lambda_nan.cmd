fcm simulate map.csv --lambda nan
