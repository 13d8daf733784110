fcm check --help
