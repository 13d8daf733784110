fcm simulate ring.csv --rule modified-kosko --lambda 4 --start all=0
