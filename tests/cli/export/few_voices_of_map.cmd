# a map file that says how many made it is held to the same rule
fcm build village -o village.json -q
fcm export village.json -o v.svg --for public
