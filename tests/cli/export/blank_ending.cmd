fcm export --as blank -o blank.pdf
