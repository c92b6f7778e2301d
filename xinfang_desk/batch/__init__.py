"""What goes to the county (上报批次) and what comes back (县级回执): one sealed, signed file each (docs/wire.md)."""
