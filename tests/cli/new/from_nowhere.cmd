fcm new mine --from nowhere.csv
