fcm simulate map.csv --like fcmpy --impact rain=0.5 --impact rain=0.3
