set PATH=/nowhere
fcm export village -o s.svg --scenario open-hall
find s.svg "Moved by an idea"
find s.svg "moved by an idea"
fcm export village -o u.svg --scenario "open the hall more"
find u.svg "Moved by an idea"
fcm export village -o t.svg --scenario nonsense
