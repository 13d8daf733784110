fcm what-if village --where "place=Lower Invented"
