fcm simulate isolation_toy.csv --like fcmconfr --clamp Bus=1 --explain-like
