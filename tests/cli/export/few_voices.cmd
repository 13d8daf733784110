fcm export village -o v.svg --for public
