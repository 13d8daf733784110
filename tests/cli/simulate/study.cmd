fcm simulate village --steps 2
