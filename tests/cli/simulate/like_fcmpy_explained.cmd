fcm simulate isolation_toy.csv --like fcmpy --start all=0 Bus=1 --clamp Confidence=1 --explain-like
