fcm what-if village --each --pairs
