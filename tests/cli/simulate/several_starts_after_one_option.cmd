fcm simulate no_loop.csv --start a=1 b=0 c=0.5 --steps 1 --trajectory
