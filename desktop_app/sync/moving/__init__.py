"""Sang máy mới: a register leaves one PC whole and goes on at another, in a new life of its data."""
