< claims.csv
fcm what-if - --more bus --quiet
