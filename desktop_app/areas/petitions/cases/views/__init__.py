"""The page of matters."""
