fcm run village -o out --date 21.11.2026
