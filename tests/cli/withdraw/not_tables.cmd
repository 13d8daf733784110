fcm withdraw map.csv r8
fcm withdraw village.qde r01 --claims roles
fcm withdraw village.qde r01 --claims roles --anew without -o out
fcm withdraw claims.csv r1 --anew without
< claims.csv
fcm withdraw - r1
