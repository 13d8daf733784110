fcm what-if village --more bus --pairs
