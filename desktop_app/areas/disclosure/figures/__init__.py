"""What reports count of disclosure."""
