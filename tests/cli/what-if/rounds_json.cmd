fcm what-if map.csv --more rain@3..5,ramp=2,fades=50% --json
