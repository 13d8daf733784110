fcm simulate ring.csv --transfer bivalent --start all=0 a=1
