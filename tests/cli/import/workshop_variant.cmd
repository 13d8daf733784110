fcm import hall.json --onto village -o room.json
fcm compare village room.json --quiet
