"""The field: batches, days, the sample, and what must agree before a batch closes."""
