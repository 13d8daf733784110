fcm what-if map.csv --more rain --rule modified-kosko --transfer sigmoid --lambda 0.5
