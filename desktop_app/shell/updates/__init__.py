"""Cập nhật chương trình: updates on sticks, the version before, and what became of the last update."""
