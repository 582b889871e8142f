"""The page of the report of words."""
