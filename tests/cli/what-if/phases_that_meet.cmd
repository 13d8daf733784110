fcm what-if map.csv --push rain=.2@1..4 --push rain=.4@4..
