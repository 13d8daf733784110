fcm what-if no_loop.csv --more c --quiet
