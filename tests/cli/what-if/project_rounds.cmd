fcm what-if rounds.yaml
