fcm import claims.csv hall.json -o study
fcm import hall.json --dry-run
