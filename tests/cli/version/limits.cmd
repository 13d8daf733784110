fcm version --limits
