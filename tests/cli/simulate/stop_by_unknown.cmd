fcm simulate map.csv --stop-by residual
