fcm formats matrix
fcm formats study
fcm formats pajek --json
