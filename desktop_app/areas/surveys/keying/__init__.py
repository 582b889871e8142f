"""Keying: forms into their batch, a second time where it is asked for, compared and settled."""
