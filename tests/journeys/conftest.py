"""Journeys are made in the program's own look."""

from tests.shell.conftest import dressed

__all__ = ["dressed"]
