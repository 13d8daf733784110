# The same bytes on any number of threads.
fcm simulate map.csv --vary 0.1 --draws 1000 --threads 1
fcm simulate map.csv --vary 0.1 --draws 1000 --threads 2 -q
fcm simulate map.csv --vary 0.1 --draws 1000 --threads 3 -q
