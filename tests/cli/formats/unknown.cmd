fcm formats graphlm
