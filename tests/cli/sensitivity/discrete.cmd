fcm sensitivity map.csv --outcome "wet feet" --scenario rain --transfer trivalent --links 3
