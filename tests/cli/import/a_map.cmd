fcm import map.csv -o study
