fcm explain map.csv --more rain
