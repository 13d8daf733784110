fcm what-if village --scenario open-hall
