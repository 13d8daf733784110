fcm what-if village --scenario open-hall --scenario fewer-forms --pairs --json
