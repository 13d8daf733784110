fcm what-if village --each --json
