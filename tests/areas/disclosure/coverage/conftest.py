"""The window around the pages of the area."""

from tests.areas.reception.conftest import dressed, workplace

__all__ = ["dressed", "workplace"]
