fcm evidence village --link "loneliness -> village_hall"
