fcm inspect village --where "place=Lower Invented" --loops 3
