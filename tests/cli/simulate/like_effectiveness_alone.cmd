fcm simulate map.csv --like fcmpy --effectiveness 0.5
