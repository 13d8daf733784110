fcm convert bus_town.csv -o part.csv --to matrix --between "bus -> loneliness" --min-weight 0.2
show part.csv
