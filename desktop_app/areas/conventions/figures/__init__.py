"""What reports count of conventions."""
