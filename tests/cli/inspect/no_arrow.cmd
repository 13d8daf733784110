fcm inspect bus_town.csv --between bus
