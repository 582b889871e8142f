"""What the window shows of a convention's wording."""
