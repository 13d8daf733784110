# A name that nobody else has becomes a decision; the others are listed with the row to add.
fcm import renames.json --into village -o with --count one
show with/decisions.csv
find with/claims.csv "open and warm"
fcm check with -v
fcm import renames.json --onto village -o room.json -q
find room.json "A hall, open and warm"
