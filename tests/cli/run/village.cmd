fcm run village -o out
mode out
mode out/report.html
mode out/map.json
mode out/effects.csv
mode out/sensitivity.csv
mode out/run.json
mode out/methods.md
find out/report.html "What an invented village says about its hall"
