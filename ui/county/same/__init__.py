"""The same person or matter at two offices (同一人、同一件), for a clerk to decide."""
