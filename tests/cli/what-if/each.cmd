fcm what-if village --each
