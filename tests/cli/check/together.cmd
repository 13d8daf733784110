fcm check kumu_pair/connections.csv map.csv kumu_pair/elements.csv claims.csv
fcm check edges.csv claims.csv --json
