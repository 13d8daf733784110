fcm inspect --help
