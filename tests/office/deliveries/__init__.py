"""What left on a stick."""
