fcm evidence village --factor bus -o said.txt
mode said.txt
