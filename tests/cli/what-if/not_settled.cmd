fcm what-if ring.csv --push a=0.1 --transfer bivalent --start all=0 a=1
