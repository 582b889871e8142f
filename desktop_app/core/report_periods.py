"""The spans that reports are made for: the inspectorate's, calendar ones, years of their own; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.core import words
from desktop_app.core.periods import QUARTERS

REPORT_FIRST_DAY = "reception.report_first_day"
"""The rule that says on which day of a month the inspectorate's reporting periods begin."""

_LONGER = (("6 tháng", 6), ("9 tháng", 9), ("Năm", 12))


@dataclass(frozen=True)
class ReportPeriod:
    """A reporting period, by the name that papers give it."""

    name: str
    from_on: date
    to_on: date


def report_year(today: date, first_day: int) -> int:
    """The reporting year that the day lies in: from mid-December on it is the next one."""
    return today.year + (first_day > 1 and today.month == 12 and today.day >= first_day)


def report_periods(today: date, first_day: int) -> Sequence[ReportPeriod]:
    """The period of a month and those of this reporting year and the one before, the nearest ones first.

    `first_day` 1 gives calendar periods; any other begins in the month before, as the inspectorate's do.
    """
    year = report_year(today, first_day)
    return [
        _month(today, first_day),
        *(quarter for number in range(4) if (quarter := _quarter(year, number, first_day)).from_on <= today),
        *(_from_new_year(year, name, months, first_day) for name, months in _LONGER),
        *(_quarter(year - 1, number, first_day) for number in range(4)),
        *(_from_new_year(year - 1, name, months, first_day) for name, months in _LONGER),
    ]


def own_years(today: date, month_day: int) -> Sequence[ReportPeriod]:
    """Years and half-years that begin on a day of their own (month * 100 + day), this one and the two before.

    A year is called after the calendar year in which it ends.
    """
    start = year_start(today, month_day)
    found: list[ReportPeriod] = []
    for back in range(3):
        begins = start.replace(year=start.year - back)
        ends = months_later(begins, 12) - timedelta(days=1)
        found += [
            ReportPeriod(f"Năm {ends.year}", begins, ends),
            ReportPeriod(f"6 tháng đầu năm {ends.year}", begins, months_later(begins, 6) - timedelta(days=1)),
        ]
    return found


def year_start(on: date, month_day: int) -> date:
    """The first day of the year that the day lies in, where years begin on a day of their own (month * 100 + day)."""
    month, day = divmod(month_day, 100)
    start = date(on.year, month, day)
    return start if start <= on else start.replace(year=start.year - 1)


def before(from_on: date, to_on: date) -> tuple[date, date]:
    """The span of the same length that ends the day before; whole months stay whole months."""
    months = _whole_months(from_on, to_on)
    last = from_on - timedelta(days=1)
    return (months_later(from_on, -months) if months else from_on - (to_on - from_on) - timedelta(days=1)), last


def year_before(from_on: date, to_on: date) -> tuple[date, date]:
    """The same span of the year before."""
    return months_later(from_on, -12), months_later(to_on + timedelta(days=1), -12) - timedelta(days=1)


def months_later(on: date, months: int) -> date:
    """The same day of another month, or its last day where it has no such day."""
    place = on.year * 12 + on.month - 1 + months
    first = date(place // 12, place % 12 + 1, 1)
    longest = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(on.day, longest.day))


def days_in_words(from_on: date, to_on: date) -> str:
    """A span that has no name: "Từ 01/10/2026 đến 15/11/2026"."""
    return f"Từ {words.day(from_on)} đến {words.day(to_on)}"


def _whole_months(from_on: date, to_on: date) -> int:
    after = to_on + timedelta(days=1)
    months = (after.year - from_on.year) * 12 + after.month - from_on.month
    return months if months > 0 and months_later(from_on, months) == after else 0


def _month(today: date, first_day: int) -> ReportPeriod:
    """A month's period is called after the month that it ends in."""
    if first_day == 1:
        start = today.replace(day=1)
        return ReportPeriod(f"Tháng {start:%m/%Y}", start, _last(months_later(start, 1), 1))
    start = today.replace(day=first_day)
    if today.day < first_day:
        start = months_later(start, -1)
    end = _last(months_later(start, 1), first_day)
    return ReportPeriod(f"Tháng {end:%m/%Y}", start, end)


def _quarter(year: int, number: int, first_day: int) -> ReportPeriod:
    start = months_later(_begin(year, first_day), 3 * number)
    name = f"Quý {QUARTERS[number]}/{year}"
    return ReportPeriod(name, start, _last(months_later(start, 3), first_day))


def _from_new_year(year: int, name: str, months: int, first_day: int) -> ReportPeriod:
    start = _begin(year, first_day)
    called = f"{name} {year}" if name == "Năm" else f"{name} năm {year}"
    return ReportPeriod(called, start, _last(months_later(start, months), first_day))


def _begin(year: int, first_day: int) -> date:
    return date(year, 1, 1) if first_day == 1 else date(year - 1, 12, first_day)


def _last(month: date, first_day: int) -> date:
    """The day before a period that begins in the same month."""
    return month.replace(day=first_day) - timedelta(days=1)
