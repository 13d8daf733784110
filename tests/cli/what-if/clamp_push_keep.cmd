fcm what-if map.csv --clamp rain=1 --push puddles=0.2 --keep umbrellas --quiet
