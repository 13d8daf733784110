# every page of a pack is in the colours of the house
set PATH=/nowhere
fcm export village -o pack/ --theme house.yaml -q
find pack/map.html "--blue:#00513b"
find pack/blank.html "--blue:#00513b"
find pack/table.html "--blue:#00513b"
fcm export --as blank -o blank.html --theme house.yaml -q
find blank.html "--blue:#00513b"
