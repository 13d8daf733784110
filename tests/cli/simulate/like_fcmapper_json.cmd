fcm simulate isolation_toy.csv --like fcmapper --clamp Bus=1 Venue=0 --explain-like --json
