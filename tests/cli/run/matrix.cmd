fcm run map.csv -o out
