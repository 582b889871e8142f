"""Sao lưu và kiểm tra dữ liệu."""
