set SOURCE_DATE_EPOCH=1795219200
fcm run village -o out --json
show out/run.json
