fcm rules --json
