fcm help withdraw
