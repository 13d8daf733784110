fcm sensitivity map.csv --outcome pudles
