fcm check beside
