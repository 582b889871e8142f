"""Pages of decisions of the people."""
