fcm import hall.json -o room --count people
fcm check room
