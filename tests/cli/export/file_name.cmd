# without a project a title is of the name of a folder, which may be somebody
set PATH=/nowhere
fcm export village/study -o table.html -q --as table
find table.html "<title>study"
fcm export village/study -o table.html --for workshop -q --as table --overwrite
find table.html "<title>What was said"
