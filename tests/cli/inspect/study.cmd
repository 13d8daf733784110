fcm inspect village
