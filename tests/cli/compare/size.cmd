fcm compare village --by place --least 3 --permutations 50000000
