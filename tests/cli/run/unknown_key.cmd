fcm run unknown_key.yaml -o out
