fcm check village
