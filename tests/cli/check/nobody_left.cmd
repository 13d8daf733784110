fcm check nobody
