fcm compare examples/02-invented-town --by communities --outcome isolation --scenario street-groups --links 1
