fcm simulate isolation_toy.csv --like pyfcm --rule rescaled --clamp Bus=1 --explain-like
