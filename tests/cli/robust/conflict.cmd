fcm robust conflict.csv
