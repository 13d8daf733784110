fcm check village/study/claims.csv
