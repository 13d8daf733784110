fcm check letter.txt
