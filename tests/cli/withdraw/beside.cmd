fcm withdraw village/study/claims.csv r8
