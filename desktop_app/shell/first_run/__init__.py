"""The first run: an office is set up in three minutes."""
