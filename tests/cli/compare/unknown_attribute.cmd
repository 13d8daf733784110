fcm compare village --by plaice
