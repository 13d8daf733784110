fcm help check
