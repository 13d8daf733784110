fcm version --json
