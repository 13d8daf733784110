fcm simulate map.csv --like fcmpy --damping 0.5
