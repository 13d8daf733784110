fcm simulate map.csv --like fcmapper --transfer tanh
