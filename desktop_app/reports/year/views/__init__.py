"""The page of the year at a glance."""
