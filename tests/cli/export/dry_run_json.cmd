fcm export village -o wall.pdf --dry-run --for workshop --json
