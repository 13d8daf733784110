fcm what-if no_outcomes.csv --more f0
