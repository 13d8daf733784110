fcm check unknown_key.yaml --json
