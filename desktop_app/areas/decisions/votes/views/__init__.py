"""The page on which votes are counted, and what is printed for it."""
