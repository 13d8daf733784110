fcm what-if map.csv --more rian
