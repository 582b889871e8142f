"""Thôn, tổ dân phố."""
