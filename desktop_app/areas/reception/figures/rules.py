"""The spans that figures are asked for; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

REPORT_FIRST_DAY = "reception.report_first_day"
"""The rule that says on which day of a month the inspectorate's reporting periods begin."""

QUARTERS = ("I", "II", "III", "IV")
_LONGER = (("6 tháng", 6), ("9 tháng", 9), ("Năm", 12))


@dataclass(frozen=True)
class ReportPeriod:
    """A reporting period of the inspectorate."""

    name: str
    from_on: date
    to_on: date


def report_year(today: date, first_day: int) -> int:
    """The reporting year that the day lies in: from mid-December on it is the next one."""
    return today.year + (today.month == 12 and today.day >= first_day)


def report_periods(today: date, first_day: int) -> Sequence[ReportPeriod]:
    """The period of a month and those of this reporting year and the one before, the nearest ones first."""
    year = report_year(today, first_day)
    return [
        _month(today, first_day),
        *(quarter for number in range(4) if (quarter := _quarter(year, number, first_day)).from_on <= today),
        *(_from_new_year(year, name, months, first_day) for name, months in _LONGER),
        *(_quarter(year - 1, number, first_day) for number in range(4)),
        *(_from_new_year(year - 1, name, months, first_day) for name, months in _LONGER),
    ]


def _month(today: date, first_day: int) -> ReportPeriod:
    """A month's period is called after the month that it ends in."""
    ends = today if today.day < first_day else _months_after(today.replace(day=1), 1)
    start = _months_after(ends.replace(day=1), -1)
    return ReportPeriod(f"Tháng {ends:%m/%Y}", start.replace(day=first_day), _last(ends, first_day))


def _quarter(year: int, number: int, first_day: int) -> ReportPeriod:
    start = _months_after(date(year - 1, 12, 1), 3 * number)
    name = f"Quý {QUARTERS[number]}/{year}"
    return ReportPeriod(name, start.replace(day=first_day), _last(_months_after(start, 3), first_day))


def _from_new_year(year: int, name: str, months: int, first_day: int) -> ReportPeriod:
    start = date(year - 1, 12, 1)
    called = f"{name} {year}" if name == "Năm" else f"{name} năm {year}"
    return ReportPeriod(called, start.replace(day=first_day), _last(_months_after(start, months), first_day))


def _last(month: date, first_day: int) -> date:
    """The day before a period that begins in the same month."""
    return month.replace(day=first_day) - timedelta(days=1)


def _months_after(on: date, months: int) -> date:
    place = on.year * 12 + on.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)
