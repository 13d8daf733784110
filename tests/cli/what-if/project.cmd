fcm what-if village
