fcm what-if village --scenario evening-bus --if-right "place=Lower Invented" --json --quiet
