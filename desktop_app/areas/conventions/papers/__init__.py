"""Papers of conventions: all of one table, and the text itself, filled from the record."""
