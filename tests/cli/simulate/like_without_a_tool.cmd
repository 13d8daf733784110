fcm simulate map.csv --explain-like
