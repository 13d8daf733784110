fcm import hall.json --into village -o with-the-room --count one --quiet
find with-the-room/claims.csv "Parish meeting, 2026-11-21/2"
find with-the-room/conversations.csv "Evening café: 7"
mode with-the-room/claims.csv
fcm import hall.json --into with-the-room -o again --count one
