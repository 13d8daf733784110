fcm simulate
