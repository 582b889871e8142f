"""The conventions of the practice office."""

import random
from collections import Counter

import pytest
from sqlalchemy import select

from desktop_app.areas.conventions.demo import make
from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.states import State
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import Pasted, add_hamlets
from desktop_app.office.practice import read
from tests.areas.counted import figures

Found = list[tuple[str, State, int]]
"""What each is called, where it stands, how many versions it has."""


@pytest.fixture
def register(desk: Desk, clock: FixedClock) -> Found:
    """Everything in the register of the practice office."""
    with desk.db.writing(desk.account.uid) as session:
        known = read("hamlets")["hamlets"]
        add_hamlets(session, [Pasted(each["kind"].capitalize(), each["name"], each["households"]) for each in known])
    make(desk, clock, random.Random(1), 420, Silent())
    with desk.db.reading() as session:
        rows = session.scalars(select(Convention).order_by(Convention.id))
        return [(row.title, row.state, len(row.versions)) for row in rows]


def test_the_practice_office_has_texts_in_force_being_made_suspended_and_replaced(desk: Desk, register: Found) -> None:
    states = Counter(state for _title, state, _versions in register)
    assert states == {
        State.REPLACED: 2,
        State.IN_FORCE: 7,
        State.PARTLY_SUSPENDED: 1,
        State.CONSULTING: 1,
        State.FINISHING: 1,
    }
    assert sum(versions for _title, _state, versions in register) == 8
    reported = figures(desk, "conventions.texts")
    assert {state: reported.get(f"state={state.name}", 0) for state in states} == states
