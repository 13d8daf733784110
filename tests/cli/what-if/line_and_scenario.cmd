fcm what-if village --more bus --scenario open-hall --quiet
