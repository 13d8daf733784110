fcm what-if village --if-right place=Lower
