fcm chek
