"""Words as a search keeps them and asks for them (检索词): at the desk and in the county."""
