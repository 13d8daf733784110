fcm evidence village --link village_hall
