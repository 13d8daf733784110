fcm convert village/study -o part.json --upstream trust
