< map.csv
fcm inspect - --quiet
