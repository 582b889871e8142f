"""The practice year of petitions."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from desktop_app.areas.petitions.demo import make, read_visit
from desktop_app.areas.petitions.demo_plan import chosen, day_for
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.queries import Counts, PetitionFilter, PetitionPages, PetitionRow, counts
from desktop_app.areas.petitions.states import Outcome, State
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.practice import read
from tests.areas.reception.makers import MakeEntry

KNOWN = read("petitions")["petitions"]


@pytest.fixture
def year(desk: Desk, clock: FixedClock) -> list[PetitionRow]:
    """Every petition of the year that ends today."""
    make(desk, clock, random.Random(1), 420, Silent())
    return list(PetitionPages(desk, PetitionFilter()).after(None, 500))


def test_today_petitions_stand_in_every_state_some_press_and_numbers_follow_the_days(
    desk: Desk, clock: FixedClock, year: list[PetitionRow]
) -> None:
    assert clock.now().replace(tzinfo=None).isoformat() == "2026-11-23T09:16:00"
    by_number = sorted(year, key=lambda row: (row.year, row.number))
    assert [row.received_on for row in by_number] == sorted(row.received_on for row in year)
    found: Counts = counts(desk, PetitionFilter())
    assert found.petitions == len(KNOWN) == 105
    assert [row.void_reason for row in year if row.is_void] == ["Ghi trùng với đơn ngay trước đó."]
    assert {state for state in State if not found.by_state[state]} == set()
    assert 15 <= found.open <= 30
    assert found.late >= 2
    assert found.soon >= 3
    ended = Counter(row.outcome for row in year)
    assert {outcome for outcome in Outcome if not ended[outcome]} == {Outcome.RETURNED}


def test_a_petition_that_was_handed_in_at_the_desk_has_the_day_and_the_person_of_the_visit(
    desk: Desk, clock: FixedClock, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    source = next(each for each in KNOWN if "visit" in each and each["source"] == "IN_PERSON")
    came_on, said = date(2026, 11, 20), read_visit(source["visit"])
    reception.register(an_entry(received_on=came_on, content=said, full_name="Nguyễn Thị Gặp", paper_number=""))
    make(desk, clock, random.Random(1), 20, Silent())
    row = PetitionPages(desk, PetitionFilter(text="Nguyễn Thị Gặp")).after(None, 5)[0]
    assert (row.content, row.received_on) == (source["content"], came_on)


def test_every_step_that_is_told_is_one_of_the_law_for_that_kind() -> None:
    law = petition_law().law.by_key
    also = {Kind.SEVERAL: Kind.SUGGESTION}
    for source in KNOWN:
        kind = Kind[source["kind"]]
        steps = [law[step["key"]] for step in source["steps"]]
        assert [step.key for step in steps if not (step.is_for(kind) or step.is_for(also.get(kind, kind)))] == []
        assert all(told["to_agency"] for told in source["steps"] if "to_agency" in law[told["key"]].versions[-1].asks)


def test_a_small_year_has_fewer_petitions_and_none_joined_to_one_that_is_missing() -> None:
    for rows in (2, 40, 100):
        picked = chosen(KNOWN, rows)
        assert 2 <= len(picked) <= max(3, rows // 3)
        keys = {source["id"] for source in picked}
        assert all(source.get("joins", source["id"]) in keys for source in picked)


def test_a_deadline_that_falls_on_a_day_off_is_met_on_the_working_day_before() -> None:
    calendar, sunday = WorkCalendar(), date(2026, 11, 15)
    assert day_for(calendar, sunday, sunday - timedelta(days=9)) == date(2026, 11, 13)
    assert day_for(calendar, sunday, sunday) == date(2026, 11, 16)
