fcm -q
