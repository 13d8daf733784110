fcm what-if village/project.yaml --json
