set PATH=/nowhere
fcm export village -o v.svg --paper a3 --for workshop --date 2026-05-01
find v.svg "Made for: workshop."
mode v.svg
find village/study/exports.json "workshop"
find village/study/exports.json "respondent r8"
mode village/study/exports.json
