set SOURCE_DATE_EPOCH=soon
fcm run village -o out
