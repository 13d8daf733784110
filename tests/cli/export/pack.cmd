# without Graphviz, so that its version does not matter
set PATH=/nowhere
fcm export village -o pack/ --for workshop --date 2026-05-01 -q
find pack/READ-ME-FIRST.txt "Made for: workshop."
find pack/READ-ME-FIRST.txt "8 factors, 11 connections."
find pack/READ-ME-FIRST.txt "How many voices told a connection is said in words."
find pack/READ-ME-FIRST.txt "Map SHA-256 90cdaba283313bc84d6679beb43e7c43b99fd299c34f8cf18d01c7496911e5d0"
show pack/slips.csv
find pack/table.html "Made for: workshop."
find pack/map.prsm "voices"
find pack/map.mmp "Voices that told it"
find village/study/exports.json "map.xlsx"
mode pack/READ-ME-FIRST.txt
fcm export village -o pack --for workshop --date 2026-05-01
