fcm sensitivity village --outcome loneliness
