fcm export map.csv -o map.pdf --paper a4
