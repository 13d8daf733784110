fcm check nowhere
