"""Cập nhật bằng USB: updates on sticks, the version before, and what became of the last update."""
