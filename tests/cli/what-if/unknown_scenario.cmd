fcm what-if village --scenario open-hal
