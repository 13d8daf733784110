fcm version --limits --json
