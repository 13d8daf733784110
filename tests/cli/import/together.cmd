fcm import causal_map -o study
show study/claims.csv
show study/respondents.csv
