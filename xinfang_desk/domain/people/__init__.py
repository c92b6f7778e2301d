"""Who came (来访人): their texts, names and addresses, and when two are the same person."""
