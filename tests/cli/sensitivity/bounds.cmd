fcm sensitivity bounds.csv --outcome "wet feet" --scenario rain
