fcm check examples/02-invented-town
