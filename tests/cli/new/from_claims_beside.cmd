fcm new mine --from village/study/claims.csv
fcm check mine
