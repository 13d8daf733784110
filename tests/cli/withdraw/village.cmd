set PATH=/nowhere
fcm export village -o v.svg --for workshop --date 2026-05-01 -q
fcm export village -o again.svg --for workshop --date 2026-06-01 -q
fcm withdraw village r8 --dry-run --date 2026-11-22
find village/study/claims.csv "r8"
fcm withdraw village r8 --date 2026-11-22
find village/study/claims.csv "r8"
find village/study/respondents.csv "r8"
find village/study/exports.json "r8"
find village/study/exports.json "withdrawn 1"
find village/study/exports.json "2026-11-22"
mode village/study/exports.json
fcm withdraw village r8
fcm export village -o third.svg --for workshop --date 2026-12-01
