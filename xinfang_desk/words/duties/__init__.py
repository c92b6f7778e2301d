"""Words of the township's other duties."""
