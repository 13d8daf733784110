fcm evidence village --link "bus -> meeting_people" --json
