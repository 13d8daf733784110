fcm inspect examples/02-invented-town --condense theme --loops 2 -q
