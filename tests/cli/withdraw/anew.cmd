# What fcm cannot change stays as it is, and the study is written without the voice.
fcm withdraw village.qde r01 --claims links,roles --dry-run
fcm withdraw village.qde r01 --claims links,roles --anew without
mode without/claims.csv
find without/claims.csv "r01"
find without/factors.csv "Lunch club"
fcm withdraw village.qde r01 --claims links,roles --anew without
