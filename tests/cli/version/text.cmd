fcm version
