fcm compare village --by conversation
