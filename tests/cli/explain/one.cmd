fcm explain village --scenario fewer-forms --outcome loneliness
