# what is said of a part of the map is said in all of the pack
set PATH=/nowhere
fcm export village -o pack/ --for workshop --top-links 3 -q
find pack/READ-ME-FIRST.txt "Only a part of the map: The 3 strongest"
find pack/table.html "Only a part of the map is here."
