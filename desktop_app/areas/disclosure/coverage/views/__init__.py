"""The page of the matrix and its sheets."""
