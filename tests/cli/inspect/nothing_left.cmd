fcm inspect bus_town.csv --upstream club --downstream loneliness --all-of
