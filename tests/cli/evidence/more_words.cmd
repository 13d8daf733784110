fcm evidence village --factor loneliness --words quote
