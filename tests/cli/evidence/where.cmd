fcm evidence village --factor bus --where "place=Upper Invented"
