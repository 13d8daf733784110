fcm simulate --start a=1 b=0 --transfer tanh no_loop.csv
