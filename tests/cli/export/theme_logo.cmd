# a logo is on a poster and on the pages; what is no PNG is refused
set PATH=/nowhere
fcm export village -o v.svg --theme house.yaml -q
find v.svg "data:image/png;base64,"
find v.svg "A ring and three bars"
fcm export village --as table -o table.html --theme house.yaml -q
find table.html "A ring and three bars"
fcm export village -o w.svg --theme no_logo.yaml
