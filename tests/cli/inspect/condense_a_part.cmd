fcm inspect bus_town.csv --condense theme --min-weight 0.2
