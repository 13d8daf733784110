fcm what-if village --where place=Lower --scenario open-hall
