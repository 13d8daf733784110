fcm help formats --json
