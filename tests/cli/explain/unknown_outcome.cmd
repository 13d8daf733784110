fcm explain map.csv --outcome pudles
