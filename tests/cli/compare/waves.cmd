fcm compare examples/02-invented-town --by wave --outcome isolation --links 3
