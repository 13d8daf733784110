fcm simulate negative_pair.csv --like mental-modeler --transfer trivalent --explain-like --strict
