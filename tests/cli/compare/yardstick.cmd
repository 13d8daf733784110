fcm build village -o agreed.json --quiet
fcm compare examples/02-invented-town agreed.json --outcome wellbeing --links 3
