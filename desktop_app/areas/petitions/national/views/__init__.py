"""The palette for the national database."""
