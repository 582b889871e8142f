"""Working days: the national list, swapped days, and the office's own days over both."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.law.calendar import DayKind, OfficeDay, WorkCalendar, announced, load_announced_years
from desktop_app.core.resources import resource

NATIONAL = WorkCalendar()

OFF_ON_WEEKDAYS_2026 = [
    *(date(2026, 1, 1), date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18), date(2026, 2, 19), date(2026, 2, 20)),
    *(date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1), date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)),
    date(2026, 11, 24),
]


def all_days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def test_the_days_off_of_2026_are_those_of_the_government() -> None:
    off = [on for on in all_days(2026) if on.weekday() < 5 and not NATIONAL.is_working(on)]
    assert off == OFF_ON_WEEKDAYS_2026


def test_the_only_worked_weekend_day_of_2026_is_the_swapped_saturday() -> None:
    worked = [on for on in all_days(2026) if on.weekday() >= 5 and NATIONAL.is_working(on)]
    assert worked == [date(2026, 8, 22)]


@pytest.mark.parametrize(
    ("on", "working", "kind", "why"),
    [
        (date(2026, 8, 22), True, DayKind.SWAPPED_WORK, "làm bù cho ngày nghỉ hoán đổi"),
        (date(2026, 8, 31), False, DayKind.SWAPPED_OFF, "nghỉ hoán đổi, làm bù ngày 22/08/2026"),
        (date(2026, 4, 27), False, DayKind.HOLIDAY, "nghỉ lễ: Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        (date(2026, 11, 24), False, DayKind.HOLIDAY, "nghỉ lễ: Ngày Văn hóa Việt Nam"),
        (date(2025, 11, 24), True, DayKind.WORKING, "ngày làm việc"),
        (date(2026, 11, 21), False, DayKind.WEEKEND, "Thứ Bảy"),
        (date(2026, 11, 22), False, DayKind.WEEKEND, "Chủ Nhật"),
        (date(2025, 4, 26), True, DayKind.SWAPPED_WORK, "làm bù cho ngày nghỉ hoán đổi"),
        (date(2019, 1, 5), True, DayKind.SWAPPED_WORK, "làm bù cho ngày nghỉ hoán đổi"),
        (date(2018, 12, 31), False, DayKind.SWAPPED_OFF, "nghỉ hoán đổi, làm bù ngày 05/01/2019"),
        # 24 November is not in Điều 112, so it is not made up when it falls on a weekend.
        (date(2029, 11, 24), False, DayKind.HOLIDAY, "nghỉ lễ: Ngày Văn hóa Việt Nam"),
        (date(2029, 11, 26), True, DayKind.WORKING, "ngày làm việc"),
    ],
)
def test_each_kind_of_day_says_why(on: date, working: bool, kind: DayKind, why: str) -> None:
    day = NATIONAL.day(on)
    assert (day.working, day.kind, day.why) == (working, kind, why)
    assert NATIONAL.is_working(on) is working
    assert NATIONAL.why_off(on) == ("" if working else why)


def test_the_office_has_the_last_word_on_a_day() -> None:
    calendar = NATIONAL.with_day(
        OfficeDay(on=date(2026, 11, 25), working=False, reason="bão số 13", document="12/TB-UBND")
    ).with_day(OfficeDay(on=date(2026, 11, 24), working=True, reason="trực giải quyết đơn"))
    assert calendar.day(date(2026, 11, 25)).kind is DayKind.OFFICE_OFF
    assert calendar.why_off(date(2026, 11, 25)) == "cơ quan cho nghỉ: bão số 13"
    assert calendar.day(date(2026, 11, 25)).document == "12/TB-UBND"
    assert calendar.is_working(date(2026, 11, 24))
    assert calendar.add_working(date(2026, 11, 23), 2) == date(2026, 11, 26)
    assert calendar.without_day(date(2026, 11, 25)).is_working(date(2026, 11, 25))
    assert NATIONAL.is_working(date(2026, 11, 25)), "the calendar it was made from stays as it was"


def test_the_year_lists_only_the_days_that_are_special() -> None:
    calendar = NATIONAL.with_day(OfficeDay(on=date(2026, 3, 2), working=False, reason="chuyển trụ sở"))
    days = calendar.special_days(2026)
    assert [day.on for day in days if day.on.weekday() < 5 and not day.working] == sorted(
        [*OFF_ON_WEEKDAYS_2026, date(2026, 3, 2)]
    )
    assert [day.on for day in days if day.working] == [date(2026, 8, 22)]


@pytest.mark.parametrize(
    ("on", "days", "result"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 11, 25)),
        (date(2026, 11, 23), 10, date(2026, 12, 8)),
        (date(2026, 8, 21), 1, date(2026, 8, 22)),
        (date(2026, 11, 25), -1, date(2026, 11, 23)),
        (date(2026, 12, 7), -5, date(2026, 11, 30)),
    ],
)
def test_working_days_are_added_and_taken_away(on: date, days: int, result: date) -> None:
    assert NATIONAL.add_working(on, days) == result


near = st.dates(date(2018, 1, 1), date(2030, 12, 31))
office_days = st.dictionaries(near, st.booleans(), max_size=8).map(
    lambda set_days: WorkCalendar({on: OfficeDay(on=on, working=works, reason="x") for on, works in set_days.items()})
)


@given(near, st.integers(0, 60), office_days)
def test_as_many_working_days_lie_before_the_result_as_were_added(on: date, days: int, calendar: WorkCalendar) -> None:
    result = calendar.add_working(on, days)
    assert calendar.working_days(on, result) == days
    assert days == 0 or calendar.is_working(result)


@given(near, near, office_days)
def test_a_day_is_off_exactly_when_it_has_a_reason(on: date, other: date, calendar: WorkCalendar) -> None:
    assert calendar.is_working(on) is (calendar.why_off(on) == "") is calendar.day(on).working
    assert calendar.working_days(on, other) <= max(0, (other - on).days)


def test_2026_is_the_year_that_was_compared_with_its_announcement() -> None:
    years = load_announced_years(resource("legal", "calendar", "announced-years.toml"))
    found = announced(years, 2026)
    assert found is not None
    assert "Thông báo 9441/TB-BNV" in found.citation
    assert announced(years, 2027) is None
