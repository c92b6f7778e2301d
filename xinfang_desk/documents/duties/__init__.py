"""Papers of the township's other duties: as the record stands, the same bytes each time."""
