"""Screens of conventions."""
