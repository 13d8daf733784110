fcm explain village --scenario lisening
