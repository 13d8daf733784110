fcm simulate map.csv --like fcmpy --push rain=0.3
