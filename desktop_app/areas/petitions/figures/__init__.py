"""What reports count in the register of petitions, as it stood on the last day of a period."""
