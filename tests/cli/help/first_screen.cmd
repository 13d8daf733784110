fcm
