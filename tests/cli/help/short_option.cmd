fcm -h
