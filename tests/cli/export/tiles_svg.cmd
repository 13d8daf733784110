fcm export map.csv -o map.svg --tile a4
