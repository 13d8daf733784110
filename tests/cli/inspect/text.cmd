fcm inspect map.csv
