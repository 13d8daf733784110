fcm check bad_claims.csv
