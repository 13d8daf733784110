fcm build no_loop.csv
