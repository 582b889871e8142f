"""Limits in months (Bộ luật Dân sự 91/2015/QH13 Điều 148)."""

from calendar import monthrange
from datetime import date


def months_after(on: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a month that is too short."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
