fcm import hall.json --into village
