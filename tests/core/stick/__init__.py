"""USB sticks, real folders standing for them."""
