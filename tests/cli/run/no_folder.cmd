fcm run village
