fcm robust two_states.csv
