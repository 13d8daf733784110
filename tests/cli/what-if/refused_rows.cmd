fcm what-if bad_claims.csv --more bus
