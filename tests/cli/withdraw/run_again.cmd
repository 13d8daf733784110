set PATH=/nowhere
fcm run village -o out -q
fcm withdraw village r8 -o out
fcm withdraw village r8 -o out --overwrite --json -q
find out/run.json "respondents.csv"
