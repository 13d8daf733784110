fcm compare village --by place
