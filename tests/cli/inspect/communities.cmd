fcm inspect examples/02-invented-town --communities --loops 3 -q
