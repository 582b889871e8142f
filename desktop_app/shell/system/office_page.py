"""Cơ quan: the letterhead and the people on papers."""
