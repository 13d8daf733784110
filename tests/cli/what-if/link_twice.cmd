fcm what-if map.csv --link "rain -> puddles=.2" --link "rain -> puddles=.4"
