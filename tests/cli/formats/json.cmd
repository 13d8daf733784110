fcm formats --json
