"""The page of the books, its sheets, and the choice of a book while entering."""
