fcm robust -h
