fcm what-if --scenario open-hall village
