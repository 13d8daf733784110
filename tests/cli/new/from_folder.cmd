fcm new mine --from village/study --json
