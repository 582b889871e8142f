"""What areas let reports count: sources of figures, the counting, and the rows behind each figure."""
