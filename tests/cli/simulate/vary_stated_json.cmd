fcm simulate bounds.csv --transfer sigmoid --vary stated --draws 100 --json -q
