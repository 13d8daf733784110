fcm what-if letter.txt --more rain
