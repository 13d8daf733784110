fcm run village -o out
mode out
mode out/report.html
mode out/map.json
show out/effects.csv
