fcm import village.qde claims.csv --dry-run --json
