fcm simulate map.csv --like fcmconfr --rule rescale --transfer tanh --lambda 1000 --start rain=0.5 --clamp rain=1
