fcm what-if map.csv --less rain=much --hold "wet feet=0.5" --quiet
