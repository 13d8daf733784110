fcm robust missing.csv
