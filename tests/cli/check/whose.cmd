fcm check causal_map/north_links.csv causal_map/south_links.csv causal_map/north_factors.csv causal_map/south_factors.csv kumu_pair/elements.csv letter.txt
