"""How long a copy has hung, as a table of cases and as laws that always hold."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.office.postings.rules import Count, Gap, Hanging, count, last_day, look_over_on


def on(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


START = on(10, 15)
RIPE = on(11, 15)

CASES = {
    "not put up yet": (None, None, (), 30, on(10, 20), Count(Hanging.WAITING)),
    "put up in the future": (on(10, 21), None, (), 30, on(10, 20), Count(Hanging.WAITING)),
    "the day it was put up is not counted": (START, None, (), 30, START, Count(Hanging.RUNNING, 0, START, RIPE)),
    "the next day is the first": (START, None, (), 30, on(10, 16), Count(Hanging.RUNNING, 1, START, RIPE)),
    "on the last day it still hangs": (START, None, (), 30, on(11, 14), Count(Hanging.RUNNING, 30, START, RIPE)),
    "the day after the last one it may come down": (
        START,
        None,
        (),
        30,
        RIPE,
        Count(Hanging.RIPE, 31, START, RIPE, True),
    ),
    "taken down on the last day is a day short": (START, on(11, 14), (), 30, RIPE, Count(Hanging.SHORT, 30, START)),
    "taken down after it is enough": (START, RIPE, (), 30, on(12, 1), Count(Hanging.DONE, 31, START, RIPE, True)),
    "a month of 28 days": (on(2, 1), None, (), 30, on(3, 4), Count(Hanging.RIPE, 31, on(2, 1), on(3, 4), True)),
    "a leap day counts": (
        on(2, 1, 2028),
        None,
        (),
        30,
        on(3, 2, 2028),
        Count(Hanging.RUNNING, 30, on(2, 1, 2028), on(3, 3, 2028)),
    ),
    "over the end of a year": (
        on(12, 15),
        None,
        (),
        30,
        on(1, 14, 2027),
        Count(Hanging.RUNNING, 30, on(12, 15), on(1, 15, 2027)),
    ),
    "a break that lasts": (START, None, (Gap(on(10, 20)),), 30, on(10, 25), Count(Hanging.BROKEN, 5, START)),
    "put up again it begins anew": (
        START,
        None,
        (Gap(on(10, 20), on(10, 22)),),
        30,
        on(10, 25),
        Count(Hanging.RUNNING, 3, on(10, 22), on(11, 22)),
    ),
    "a break of no day begins anew too": (
        START,
        None,
        (Gap(on(10, 20), on(10, 20)),),
        30,
        on(10, 25),
        Count(Hanging.RUNNING, 5, on(10, 20), on(11, 20)),
    ),
    "after the break enough": (
        START,
        None,
        (Gap(on(10, 20), on(10, 22)),),
        30,
        on(11, 22),
        Count(Hanging.RIPE, 31, on(10, 22), on(11, 22), True),
    ),
    "enough before the break stays enough": (
        START,
        None,
        (Gap(on(11, 20)),),
        30,
        on(11, 25),
        Count(Hanging.RIPE, 36, START, RIPE, True),
    ),
    "two halves are not a whole": (
        START,
        on(11, 20),
        (Gap(on(11, 1), on(11, 2)),),
        30,
        on(11, 20),
        Count(Hanging.SHORT, 18, on(11, 2)),
    ),
    "taken down while broken off": (
        START,
        on(11, 20),
        (Gap(on(10, 25)),),
        30,
        on(11, 20),
        Count(Hanging.SHORT, 10, START),
    ),
    "permanent": (START, None, (), 0, on(11, 20), Count(Hanging.PERMANENT, 36, START)),
    "permanent and broken off": (START, None, (Gap(on(10, 20)),), 0, on(11, 20), Count(Hanging.BROKEN, 5, START)),
    "permanent, put up again": (
        START,
        None,
        (Gap(on(10, 20), on(11, 1)),),
        0,
        on(11, 20),
        Count(Hanging.PERMANENT, 19, on(11, 1)),
    ),
    "permanent, taken down": (START, on(11, 1), (), 0, on(11, 20), Count(Hanging.REMOVED, 17, START)),
    "three days": (on(10, 1), None, (), 3, on(10, 5), Count(Hanging.RIPE, 4, on(10, 1), on(10, 5), True)),
    "breaks that lie over each other": (
        START,
        None,
        (Gap(on(10, 16), on(10, 30)), Gap(on(10, 18), on(10, 20))),
        30,
        on(11, 5),
        Count(Hanging.RUNNING, 6, on(10, 30), on(11, 30)),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_counted_as_the_law_says(name: str) -> None:
    *asked, expected = CASES[name]
    assert count(*asked) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("from_on", "days", "last"),
    [(START, 30, on(11, 14)), (on(1, 31), 30, on(3, 2)), (START, 0, None), (on(12, 31), 1, on(1, 1, 2027))],
)
def test_a_notice_promises_its_last_day_to_the_end(from_on: date, days: int, last: date | None) -> None:
    assert last_day(from_on, days) == last


DAYS = st.integers(0, 120).map(lambda number: START + timedelta(days=number))


@st.composite
def gaps(draw: st.DrawFn) -> tuple[Gap, ...]:
    """Breaks in any order, also over each other; the last one may still last."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        begins, ends = sorted((draw(DAYS), draw(DAYS)))
        found.append(Gap(begins, ends))
    last = max(gap.to_on or START for gap in found)
    return (*found, Gap(last + timedelta(days=draw(st.integers(0, 40))))) if draw(st.booleans()) else tuple(found)


@given(gaps(), DAYS, st.one_of(st.none(), DAYS), st.integers(1, 40))
def test_a_break_never_lengthens_the_count(broken: tuple[Gap, ...], today: date, ended: date | None, days: int) -> None:
    ended = min(ended, today) if ended else None
    whole = count(START, ended, (), days, today)
    for many in range(len(broken) + 1):
        part = count(START, ended, broken[:many], days, today)
        assert part.days <= whole.days
        assert not part.is_enough or whole.is_enough
        whole = whole if many == 0 else min(whole, part, key=lambda each: each.days)


@given(DAYS, DAYS, st.integers(1, 40))
def test_put_up_again_it_stands_as_if_it_began_that_day(broke: date, again: date, days: int) -> None:
    broke, again = sorted((broke, again))
    for later in range(days + 2):
        today = again + timedelta(days=later)
        restarted = count(START, None, (Gap(broke, again),), days, today)
        afresh = count(again, None, (), days, today)
        if not count(START, broke, (), days, today).is_enough:
            assert restarted == afresh


@given(DAYS, st.integers(1, 60))
def test_it_may_come_down_on_the_day_it_is_first_enough(started: date, days: int) -> None:
    earliest = count(started, None, (), days, started).earliest_on
    assert earliest
    assert not count(started, None, (), days, earliest - timedelta(days=1)).is_enough
    assert count(started, earliest, (), days, earliest).hanging is Hanging.DONE


@given(DAYS, gaps(), DAYS)
def test_what_hangs_for_good_never_asks_for_a_day(started: date, broken: tuple[Gap, ...], today: date) -> None:
    found = count(started, None, broken, 0, today)
    assert (found.earliest_on, found.is_enough) == (None, False)


@pytest.mark.parametrize(
    ("hanging", "last", "expected"),
    [
        (Hanging.RUNNING, on(11, 1), on(11, 8)),
        (Hanging.PERMANENT, on(11, 28), on(12, 5)),
        (Hanging.RIPE, on(11, 1), None),
        (Hanging.BROKEN, on(11, 1), None),
        (Hanging.WAITING, None, None),
    ],
)
def test_what_hangs_is_to_be_looked_over_after_a_week(
    hanging: Hanging, last: date | None, expected: date | None
) -> None:
    assert look_over_on(hanging, last) == expected
