fcm explain map.csv --more rain --outcome puddles --transfer trivalent
