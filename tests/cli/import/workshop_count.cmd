fcm import hall.json --into village --count twice
