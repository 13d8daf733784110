fcm what-if map.csv --hold rain=1 --link "puddles->wet feet=times 0.5" --link "umbrellas -> rain=-0.2"
