fcm what-if village --pairs --max-steps 2
