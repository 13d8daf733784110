fcm import village.qde --claims links
