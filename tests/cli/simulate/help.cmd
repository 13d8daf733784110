fcm simulate --help
