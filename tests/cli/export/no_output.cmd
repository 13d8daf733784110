fcm export map.csv
