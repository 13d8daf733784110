fcm export data/public-documents --dry-run --for public -q
fcm export village -o wall.pdf --dry-run --for workshop
fcm export village --dry-run --upstream loneliness
fcm export map.csv -o wall.svg --dry-run --for public
mode wall.pdf
mode village/study/exports.json
