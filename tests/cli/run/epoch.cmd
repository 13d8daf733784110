set SOURCE_DATE_EPOCH=1795219200
fcm run village -o out
find out/run.json 2026-11-21
find out/report.html "21 November 2026"
