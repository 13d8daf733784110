fcm what-if village --more bus --less bus
