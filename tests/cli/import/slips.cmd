fcm import slips.csv --into village -o room --count one --name "Parish meeting" --date 2026-11-21 --people 20 --skip-refused
find room/claims.csv "somewhere to go"
fcm import slips.csv --into village -o room2 --count one
