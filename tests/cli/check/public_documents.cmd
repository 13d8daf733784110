fcm check examples/01-public-documents
