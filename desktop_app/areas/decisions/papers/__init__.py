"""Papers of what the people decide: all of one table, filled from the record."""
