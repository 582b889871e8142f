"""Nhìn cả năm."""
