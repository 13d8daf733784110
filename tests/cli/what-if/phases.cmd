fcm what-if map.csv --push rain=.2@..3 --push rain=.4@4..
