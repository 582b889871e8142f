"""Tài khoản."""
