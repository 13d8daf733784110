# a claims table alone says nothing of who refused
fcm export village/study/claims.csv -o v.svg --for workshop
