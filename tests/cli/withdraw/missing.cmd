fcm withdraw village
