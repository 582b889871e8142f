"""The report on the screen."""
