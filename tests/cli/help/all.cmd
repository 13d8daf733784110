fcm help
