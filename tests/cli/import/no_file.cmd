fcm import
