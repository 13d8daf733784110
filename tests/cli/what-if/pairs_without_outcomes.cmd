fcm what-if no_outcomes.csv --each --pairs
