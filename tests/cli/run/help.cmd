fcm run --help
