fcm import village.qde -o study --claims causes
