"""What checks found, on screen."""
