fcm check bad_claims.csv --rejects mend.csv --quiet
show mend.csv
mode mend.csv
