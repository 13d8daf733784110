set PATH=/nowhere
fcm export village -o t.svg --by-theme
find t.svg "By theme: "
find t.svg "where more leads to less"
