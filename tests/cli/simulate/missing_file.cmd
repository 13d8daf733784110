fcm simulate nowhere.csv
