fcm compare levers.csv --by place --outcome f0 --permutations 9 --draws 0 --links 1
