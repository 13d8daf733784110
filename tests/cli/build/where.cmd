fcm build village --where "place=Lower Invented" -o map.json
find map.json "(only place Lower Invented)"
