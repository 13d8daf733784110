# a filter by voices tells no more than the words for numbers
set PATH=/nowhere
fcm export village -o a.svg --for workshop --min-voices 4
fcm export examples/02-invented-town --for workshop --min-voices 3 --dry-run -q
