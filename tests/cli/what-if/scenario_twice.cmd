fcm what-if village --scenario open-hall --scenario open-hall
