fcm import village.qde --dry-run
