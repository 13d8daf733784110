fcm build consent --skip-refused --quiet
fcm build consent --skip-refused -o map.json
