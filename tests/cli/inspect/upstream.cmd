fcm inspect bus_town.csv --upstream loneliness --steps 1
