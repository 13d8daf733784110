fcm what-if village --if-right "place=Lower Invented" --if-right "place=upper invented"
