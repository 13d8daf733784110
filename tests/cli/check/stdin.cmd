< bad_claims.csv
fcm check -
