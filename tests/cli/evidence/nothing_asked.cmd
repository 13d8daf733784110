fcm evidence village
