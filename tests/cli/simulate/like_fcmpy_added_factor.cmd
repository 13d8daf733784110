fcm simulate added_factor.csv --like fcmpy --rule mKosko --start C1=1 C2=1 --clamp intervention=1
