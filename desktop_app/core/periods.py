"""Spans of days by the names an office gives them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop_app.core import words

QUARTERS = ("I", "II", "III", "IV")


class Span(Enum):
    """The spans a list can be filtered by; the value is the word on screen."""

    TODAY = "Hôm nay"
    WEEK = "Tuần này"
    MONTH = "Tháng này"
    LAST_MONTH = "Tháng trước"
    QUARTER = "Quý này"
    YEAR = "Năm nay"
    LAST_YEAR = "Năm trước"
    ALL = "Tất cả các năm"
    DAYS = "Từ ngày, đến ngày"


@dataclass(frozen=True)
class Period:
    """From one day to another, both counted; a missing end is open."""

    span: Span
    from_on: date | None
    to_on: date | None

    def in_words(self) -> str:
        """What it is called: "Tháng 11/2026", "Quý IV/2026", "01/10/2026 - 15/11/2026"."""
        start, end = self.from_on, self.to_on
        if start is None or end is None or self.span is Span.ALL:
            return str(Span.ALL.value)
        if self.span in (Span.TODAY, Span.WEEK):
            return str(self.span.value)
        if self.span in (Span.MONTH, Span.LAST_MONTH):
            return f"Tháng {start:%m/%Y}"
        if self.span is Span.QUARTER:
            return f"Quý {QUARTERS[(start.month - 1) // 3]}/{start.year}"
        if self.span in (Span.YEAR, Span.LAST_YEAR):
            return f"Năm {start.year}"
        return f"{words.day(start)} - {words.day(end)}"


def period(span: Span, today: date) -> Period:
    """The span as it lies around `today`; a week begins on Monday."""
    match span:
        case Span.TODAY:
            return Period(span, today, today)
        case Span.WEEK:
            monday = today - timedelta(days=today.weekday())
            return Period(span, monday, monday + timedelta(days=6))
        case Span.MONTH:
            return Period(span, today.replace(day=1), _end_of_month(today))
        case Span.LAST_MONTH:
            end = today.replace(day=1) - timedelta(days=1)
            return Period(span, end.replace(day=1), end)
        case Span.QUARTER:
            start = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
            return Period(span, start, _end_of_month(start.replace(month=start.month + 2)))
        case Span.YEAR | Span.LAST_YEAR:
            year = today.year - (span is Span.LAST_YEAR)
            return Period(span, date(year, 1, 1), date(year, 12, 31))
    return Period(Span.ALL, None, None)


def between(from_on: date, to_on: date) -> Period:
    """Days chosen freely."""
    return Period(Span.DAYS, min(from_on, to_on), max(from_on, to_on))


def _end_of_month(on: date) -> date:
    return (on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
