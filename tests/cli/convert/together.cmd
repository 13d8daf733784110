fcm convert kumu_pair/elements.csv kumu_pair/connections.csv -o town.csv --to edges
show town.csv
# a folder stands for its files
fcm convert kumu_pair -o - --to edges
