fcm build no_loop.csv --weights mean
