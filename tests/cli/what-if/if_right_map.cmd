fcm what-if map.csv --more rain --if-right place=Hill
