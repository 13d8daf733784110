fcm chek --json
