fcm compare village
