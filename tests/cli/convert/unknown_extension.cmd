fcm convert map.csv -o map.xyz
