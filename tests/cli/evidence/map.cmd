fcm evidence map.csv --factor rain
