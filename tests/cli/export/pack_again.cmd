# a pack takes the place of a pack alone, and working copies are for their owner
set PATH=/nowhere
fcm export village -o pack --date 2026-05-01 -q
mode pack/map.xlsx
fcm export village -o pack --date 2026-05-01 --overwrite -q
find pack/READ-ME-FIRST.txt "A working copy"
fcm export village -o village --overwrite
