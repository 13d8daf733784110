fcm new --help
