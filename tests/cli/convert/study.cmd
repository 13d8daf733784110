fcm convert claims.csv -o study --report
show study/claims.csv
show study/factors.csv
