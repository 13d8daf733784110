fcm inspect ring.csv --loops 2
