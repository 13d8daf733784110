fcm help banana
