fcm simulate map.csv --like cran-fcm --clamp rain=0.5
