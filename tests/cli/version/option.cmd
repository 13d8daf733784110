fcm --version
