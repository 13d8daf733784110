fcm evidence village --link "village_hall -> meeting_people"
