# without Graphviz, so that its version does not matter
set PATH=/nowhere
fcm export map.csv -o map.svg --paper a3 --title "Rain leads to wet feet" --date 2026-11-21
show map.svg
mode map.svg
