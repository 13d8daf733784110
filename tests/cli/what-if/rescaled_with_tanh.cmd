fcm what-if map.csv --more rain --rule rescaled --transfer tanh
