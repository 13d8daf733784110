fcm help --json
