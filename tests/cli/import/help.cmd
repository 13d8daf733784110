fcm import --help
