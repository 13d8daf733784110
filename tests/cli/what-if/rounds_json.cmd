fcm what-if map.csv --more rain@3..5,ramp:2,decay:0.5 --json
