set PATH=/nowhere
fcm export village -o v.svg --paper a3 --large-print --mono --distance 3 --json
find v.svg "Working copy"
find v.svg "voices from"
