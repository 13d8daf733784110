fcm formats --help
