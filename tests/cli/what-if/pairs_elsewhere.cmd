fcm what-if two_basins.csv --each --pairs --lambda 2 --start c=-0.9
