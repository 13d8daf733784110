fcm withdraw claims.csv nobody-at-all
fcm withdraw claims.csv r1
find claims.csv "r1"
