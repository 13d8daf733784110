fcm run village -o out
fcm run village -o out
