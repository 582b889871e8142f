"""The window around the pages of reports."""

from tests.areas.conftest import dressed, workplace

__all__ = ["dressed", "workplace"]
