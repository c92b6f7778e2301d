"""Finding in the ledger (县级查找): lists and clocks, the search index, the same matter at two offices."""
