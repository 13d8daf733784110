fcm what-if map.csv --more rain --where place=Hill
