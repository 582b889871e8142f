"""The page on which forms are keyed."""
