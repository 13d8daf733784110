fcm formats all
