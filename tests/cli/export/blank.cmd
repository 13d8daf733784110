fcm export --as blank -o blank.html --title "What leads to what" --date 2026-11-21
find blank.html "What leads to what"
find blank.html "21 November 2026"
fcm export village --as blank -o other.html
