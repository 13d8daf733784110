fcm check village --where "place=Lower Invented"
