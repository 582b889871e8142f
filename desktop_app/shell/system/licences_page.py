"""Giấy phép."""
