"""The encrypted file and what keeps it safe; knows no table of an area."""
