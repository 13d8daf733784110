fcm simulate isolation_toy.csv --like cran-fcm --start all=0 Venue=1 --clamp Bus=1 --explain-like
