fcm export map.csv -o map.svg --for board
