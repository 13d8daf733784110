< map.csv
fcm simulate - --quiet
