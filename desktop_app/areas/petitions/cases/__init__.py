"""Vụ việc: what several petitions and visits concern."""
