"""The account of a work on screen."""
