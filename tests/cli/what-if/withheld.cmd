fcm what-if consent --more hall --skip-refused
