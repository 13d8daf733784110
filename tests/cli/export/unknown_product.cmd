fcm export map.csv -o x.pdf --as postr
