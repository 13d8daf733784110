fcm run village --where "place=Lower Invented" -o out
