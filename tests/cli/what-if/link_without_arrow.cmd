fcm what-if map.csv --link "puddles to wet feet=0.5"
