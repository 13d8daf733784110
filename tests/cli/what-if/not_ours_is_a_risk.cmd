fcm what-if village --more winter
