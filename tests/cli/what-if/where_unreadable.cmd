fcm what-if village --where Lower
