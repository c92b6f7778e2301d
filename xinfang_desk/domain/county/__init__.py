"""What only the county knows of (县级)."""
