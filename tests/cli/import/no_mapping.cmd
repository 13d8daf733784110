fcm import village.qde -o study
