fcm what-if no_loop.csv --each
