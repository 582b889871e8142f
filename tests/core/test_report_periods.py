"""The spans that reports are made for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.report_periods import before, months_later, own_years, report_periods, year_before, year_start

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("first_day", "name", "from_on", "to_on"),
    [
        (15, "Tháng 12/2026", date(2026, 11, 15), date(2026, 12, 14)),
        (15, "Quý IV/2026", date(2026, 9, 15), date(2026, 12, 14)),
        (15, "6 tháng năm 2026", date(2025, 12, 15), date(2026, 6, 14)),
        (15, "Năm 2026", date(2025, 12, 15), date(2026, 12, 14)),
        (1, "Tháng 11/2026", date(2026, 11, 1), date(2026, 11, 30)),
        (1, "Quý IV/2026", date(2026, 10, 1), date(2026, 12, 31)),
        (1, "9 tháng năm 2026", date(2026, 1, 1), date(2026, 9, 30)),
        (1, "Năm 2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_periods_of_the_inspectorate_begin_in_december_and_calendar_ones_in_january(
    first_day: int, name: str, from_on: date, to_on: date
) -> None:
    found = {each.name: (each.from_on, each.to_on) for each in report_periods(date(2026, 11, 23), first_day)}
    assert found[name] == (from_on, to_on)


def test_a_year_of_its_own_is_called_after_the_year_in_which_it_ends() -> None:
    names = {each.name: (each.from_on, each.to_on) for each in own_years(date(2026, 11, 23), 1115)}
    assert names["Năm 2027"] == (date(2026, 11, 15), date(2027, 11, 14))
    assert names["Năm 2026"] == (date(2025, 11, 15), date(2026, 11, 14))
    assert names["6 tháng đầu năm 2026"] == (date(2025, 11, 15), date(2026, 5, 14))


@given(DAYS, st.integers(1, 24))
def test_whole_months_stay_whole_months_before_and_a_year_ago(start: date, months: int) -> None:
    from_on = start.replace(day=min(start.day, 28))
    to_on = months_later(from_on, months) - timedelta(days=1)
    assert before(from_on, to_on) == (months_later(from_on, -months), from_on - timedelta(days=1))
    assert year_before(from_on, to_on) == (
        months_later(from_on, -12),
        months_later(from_on, months - 12) - timedelta(1),
    )


@given(DAYS, st.integers(0, 400))
def test_the_span_before_ends_the_day_before_and_no_day_is_missed(from_on: date, length: int) -> None:
    first, last = before(from_on, from_on + timedelta(days=length))
    assert last == from_on - timedelta(days=1)
    assert first <= last


@pytest.mark.parametrize(
    ("on", "month_day", "begins"),
    [
        (date(2026, 11, 14), 1115, date(2025, 11, 15)),
        (date(2026, 11, 15), 1115, date(2026, 11, 15)),
        (date(2026, 5, 15), 1115, date(2025, 11, 15)),
        (date(2026, 12, 31), 101, date(2026, 1, 1)),
    ],
)
def test_a_year_that_begins_on_a_day_of_its_own_holds_the_day(on: date, month_day: int, begins: date) -> None:
    assert year_start(on, month_day) == begins
