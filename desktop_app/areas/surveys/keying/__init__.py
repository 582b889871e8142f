"""Keying: forms of paper entered by keyboard, twice where the batch asks for it."""
