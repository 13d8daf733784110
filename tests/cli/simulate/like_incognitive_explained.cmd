fcm simulate isolation_toy.csv --like incognitive --clamp Bus=1 --explain-like
