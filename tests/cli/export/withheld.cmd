# what is said under "What is shown" must not name what is withheld
set PATH=/nowhere
fcm export village/hush.yaml -o v.svg --for workshop --downstream bus
find v.svg "What follows from"
