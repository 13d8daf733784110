fcm compare village examples/02-invented-town --links 2 --permutations 99
