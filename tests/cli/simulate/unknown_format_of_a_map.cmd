fcm simulate map.csv --from matrx
