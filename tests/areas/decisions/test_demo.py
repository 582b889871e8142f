"""The practice year of decisions."""

import random
from collections import Counter

import pytest
from sqlalchemy import select

from desktop_app.areas.decisions.demo import make
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Form, Outcome, State
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import Pasted, add_hamlets
from desktop_app.office.practice import read

Year = dict[str, tuple[State, Outcome | None, bool | None]]
"""Where each decision stands, how it ended, whether it passed."""


@pytest.fixture
def year(desk: Desk, clock: FixedClock) -> Year:
    """Where every decision of the year that ends today stands, by its title."""
    with desk.db.writing(desk.account.uid) as session:
        known = read("hamlets")["hamlets"]
        add_hamlets(session, [Pasted(each["kind"].capitalize(), each["name"], each["households"]) for each in known])
    make(desk, clock, random.Random(1), 420, Silent())
    with desk.db.reading() as session:
        found = session.scalars(select(Decision))
        return {each.title: (each.state, each.outcome, each.has_passed) for each in found}


def test_today_some_decisions_are_done_some_carried_out_and_one_was_voted_down(year: Year) -> None:
    found = Counter(state for state, _outcome, _passed in year.values())
    assert found[State.ENDED] >= 3
    assert found[State.IN_FORCE] >= 2
    assert found[State.VOTED_DOWN] >= 1
    assert all(passed is (state is not State.VOTED_DOWN) for state, _outcome, passed in year.values())
    assert {outcome for _state, outcome, _passed in year.values()} == {None, Outcome.DONE}


def test_ballots_for_a_work_went_round_only_after_a_meeting_to_which_too_few_came(desk: Desk, year: Year) -> None:
    with desk.db.reading() as session:
        found = session.scalars(select(Decision).where(Decision.title.contains("Nà Phai"))).one()
        assert [vote.form for vote in found.votes] == [Form.MEETING, Form.BALLOT]
        assert "no_quorum" in [step.key for step in found.steps]
    assert year[found.title][2]
