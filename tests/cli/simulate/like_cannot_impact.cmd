fcm simulate map.csv --like pyfcm --impact rain=0.5
