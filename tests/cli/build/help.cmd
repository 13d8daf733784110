fcm build --help
