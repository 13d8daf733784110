fcm check unknown_factors.yaml
