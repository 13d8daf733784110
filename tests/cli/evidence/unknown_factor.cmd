fcm evidence village --link "village_hal -> meeting_people"
