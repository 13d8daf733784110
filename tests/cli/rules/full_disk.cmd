> /dev/full
fcm rules
