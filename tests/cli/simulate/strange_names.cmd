fcm simulate edges.csv --clamp a=b=0.5 --start -c=0.25 "d e=-0.5" --steps 1 --trajectory
