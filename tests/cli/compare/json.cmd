fcm compare village --by place --least 3 --outcome wellbeing --scenario evening-bus --permutations 99 --draws 100 --json
