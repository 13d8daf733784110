fcm run village -o out --json --date 2026-11-21
