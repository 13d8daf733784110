fcm simulate weights_of_people.csv
