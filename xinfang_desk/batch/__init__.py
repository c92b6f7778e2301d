"""What goes to the county (上报批次) and what comes back (县级回执): sealed, signed files (docs/wire.md)."""
