fcm explain village --more volunteers --outcome loneliness --links 3 --quiet
