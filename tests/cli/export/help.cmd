fcm export --help
