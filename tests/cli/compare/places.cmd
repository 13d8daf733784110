fcm compare examples/02-invented-town --by place --outcome isolation --links 3
