"""What the register keeps of the township's other duties."""
