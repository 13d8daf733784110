fcm withdraw bad_claims.csv p1
