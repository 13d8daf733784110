fcm evidence --help
