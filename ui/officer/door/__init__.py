"""The door (开门): the first start, the passphrase, and the way back when it is forgotten."""
