fcm new village
