fcm simulate letter.txt
