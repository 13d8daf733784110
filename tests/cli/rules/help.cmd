fcm rules --help
