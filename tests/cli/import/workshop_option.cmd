fcm import claims.csv -o study --count one
