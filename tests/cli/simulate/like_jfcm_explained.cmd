fcm simulate isolation_toy.csv --like jfcm --clamp Venue=1 --explain-like
