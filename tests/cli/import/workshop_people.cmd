fcm import hall.json --into village -o with-the-room --count people --json
find with-the-room/respondents.csv "Parish meeting, 2026-11-21, hand 14"
