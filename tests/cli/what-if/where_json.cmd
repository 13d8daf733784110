fcm what-if village --where "place=upper invented" --scenario open-hall --json
