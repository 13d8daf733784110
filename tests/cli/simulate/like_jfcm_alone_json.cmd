fcm simulate alone.csv --like jfcm --start a=0.3 --steps 2 --json
