fcm inspect bus_town.csv --between "bus -> loneliness" --near shopping
