fcm withdraw village "Mrs Smith of Mill Lane"
