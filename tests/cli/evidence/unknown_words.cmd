fcm evidence village --factor loneliness --words all
