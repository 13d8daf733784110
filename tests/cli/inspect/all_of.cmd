fcm inspect bus_town.csv --downstream bus --downstream club --all-of --json
