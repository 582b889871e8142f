"""What several areas point at."""
