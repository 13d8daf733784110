> /dev/full
fcm simulate map.csv
