fcm sensitivity --help
