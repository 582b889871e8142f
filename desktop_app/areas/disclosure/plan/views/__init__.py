"""The page of the yearly plan."""
