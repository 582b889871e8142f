"""The period of a package: chosen on a page, or typed as a short sign on the command line."""

import re
from collections.abc import Sequence
from datetime import date

from desktop_app.core.errors import UserError
from desktop_app.core.report_periods import REPORT_FIRST_DAY, ReportPeriod, days_in_words, report_periods
from desktop_app.office.desk import Desk

_SIGN = re.compile(r"(\d{4})(?:-(?:Q([1-4])|([69])T|(\d\d)))?", re.ASCII)
_QUARTERS = ("I", "II", "III", "IV")
UNKNOWN = (
    "Không hiểu kỳ “{}”. Ghi 2026-Q4 (quý), 2026-11 (tháng), 2026-6T, 2026-9T, 2026 (năm), "
    "hoặc hai ngày như 2026-11-16..2026-11-22."
)


def periods(desk: Desk) -> Sequence[ReportPeriod]:
    """The periods to choose from, the nearest first."""
    return _around(desk, desk.clock.today())


def typed_period(desk: Desk, text: str) -> ReportPeriod:
    """The period of a sign such as 2026-Q4, 2026-11, 2026-6T, 2026, 2026-11-16..2026-11-22; UserError for another."""
    begins, dots, ends = text.strip().partition("..")
    try:
        if dots:
            return _span(date.fromisoformat(begins), date.fromisoformat(ends))
        return _named(desk, text.strip().upper())
    except ValueError:
        raise UserError(UNKNOWN.format(text)) from None


def _named(desk: Desk, text: str) -> ReportPeriod:
    found = _SIGN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, quarter, months, month = found.groups()
    if month:
        return _around(desk, date(int(year), int(month), 1))[0]
    name = f"Quý {_QUARTERS[int(quarter) - 1]}/{year}" if quarter else f"{months} tháng năm {year}"
    name = name if quarter or months else f"Năm {year}"
    return next(each for each in _around(desk, date(int(year), 12, 1)) if each.name == name)


def _span(from_on: date, to_on: date) -> ReportPeriod:
    if to_on < from_on:
        raise ValueError(to_on)
    return ReportPeriod(days_in_words(from_on, to_on), from_on, to_on)


def _around(desk: Desk, on: date) -> Sequence[ReportPeriod]:
    rule = desk.law.rulebook.find(REPORT_FIRST_DAY, on)
    return report_periods(on, rule.value if rule else 1)
