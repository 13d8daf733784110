fcm simulate map.csv --like jfcm --tolerance 0 --start rain=1
