fcm robust examples/01-public-documents
