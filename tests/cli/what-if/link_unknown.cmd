fcm what-if map.csv --hold rain=1 --link "puddles -> umbrellas=gone"
