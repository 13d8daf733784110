fcm compare --help
