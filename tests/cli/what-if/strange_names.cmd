fcm what-if edges.csv --more=-c --hold a=b=1 --quiet
