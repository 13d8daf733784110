fcm --json -o out.json version
show out.json
