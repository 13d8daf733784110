fcm simulate map.csv --vary 0.1 --draws 500 --seed 7 --clamp rain=1 --threads 1 -q
