fcm check names.csv --suggest decide.csv
show decide.csv
