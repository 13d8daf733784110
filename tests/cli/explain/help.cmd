fcm explain --help
