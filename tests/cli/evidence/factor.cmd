fcm evidence village --factor Wellbeing --words none
