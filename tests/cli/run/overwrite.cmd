fcm run village -o out --quiet
fcm run village -o out --overwrite
