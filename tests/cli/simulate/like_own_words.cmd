fcm simulate map.csv --like PyFCM --rule mk --transfer Sig
