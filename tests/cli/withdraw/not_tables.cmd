fcm withdraw village.qde r8
fcm withdraw map.csv r8
