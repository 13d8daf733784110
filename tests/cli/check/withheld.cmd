fcm check consent
fcm check consent --json
