fcm simulate map.csv --stop-by largest-change --tolerance 1e-5 --json
