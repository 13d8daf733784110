fcm rules
