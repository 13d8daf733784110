fcm simulate village/study --vary told --draws 500
