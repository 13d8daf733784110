fcm export map.csv -o map.gif
