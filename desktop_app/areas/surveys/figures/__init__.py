"""What reports count of surveys: rounds, batches and indices, never a single form."""
