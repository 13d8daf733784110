fcm inspect bus_town.csv --steps 3
