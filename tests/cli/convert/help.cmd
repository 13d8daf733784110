fcm convert --help
