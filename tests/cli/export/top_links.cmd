set PATH=/nowhere
fcm export village -o v.svg --top-links 4
find v.svg "The 4 strongest"
fcm export village -o u.svg --upstream loneliness --steps 1 --title "What bears on loneliness"
find u.svg "What leads to"
fcm export village -o n.svg --min-voices 99
