fcm simulate map.csv --push rain=1@four
