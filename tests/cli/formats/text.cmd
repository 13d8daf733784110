fcm formats
