fcm what-if village --where town=Lower
