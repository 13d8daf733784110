fcm simulate map.csv --rule modified-kosko --quiet
