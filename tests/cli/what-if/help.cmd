fcm what-if -h
