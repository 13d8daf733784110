fcm compare examples/01-public-documents --by coder --outcome social_isolation --links 3 --permutations 99
