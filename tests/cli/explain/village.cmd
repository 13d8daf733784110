fcm explain village --outcome loneliness
