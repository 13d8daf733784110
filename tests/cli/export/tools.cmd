set PATH=/nowhere
fcm export village -o map.xlsx --for workshop
fcm export village --as kumu -o kumu.json --for workshop
fcm export village -o map.prsm --for workshop
fcm export village -o map.mmp --for workshop
fcm export village --as table -o table.html --for workshop --json
find kumu.json "voices"
