fcm robust conflict.csv --json
