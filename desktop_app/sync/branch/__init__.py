"""Máy phụ: what a second desk's PC records in its own book, and how the main PC joins it."""
