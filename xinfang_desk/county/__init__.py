"""The county's half (县级): receives batches from desks, keeps a ledger of its own, seals the replies."""
