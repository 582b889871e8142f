"""What reports count of decisions."""
