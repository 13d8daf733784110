fcm simulate ring.csv --transfer linear --lambda 2 --max-steps 20 --json --strict
