fcm simulate no_loop.csv --trajectory --json
