# an empty table of slips is no voice
fcm import empty_slips.csv --into village -o room --count one
