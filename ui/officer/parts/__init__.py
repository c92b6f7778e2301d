"""Parts that several rooms of the officer's window are made of."""
