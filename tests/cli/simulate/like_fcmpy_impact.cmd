fcm simulate isolation_toy.csv --like fcmpy --rule rescaled --start all=0.5 --impact Confidence=0.6 --effectiveness 0.2 --explain-like
