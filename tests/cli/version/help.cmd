fcm version --help
