fcm evidence village --link "meeting_people -> village_hall"
