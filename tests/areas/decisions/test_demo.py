"""The practice year of decisions."""

import random
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from desktop_app.areas.decisions.demo import make
from desktop_app.areas.decisions.figures.queries import decided_lines
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Form, Outcome, State
from desktop_app.areas.decisions.votes.result import candidates_of, hamlets_of
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.office.hamlets import Pasted, add_hamlets
from desktop_app.office.practice import read
from tests.areas.counted import figures

YEARS = Span(date(2025, 1, 1), date(2026, 12, 31))
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


def test_today_some_decisions_are_done_some_carried_out_and_one_was_voted_down(desk: Desk, year: Year) -> None:
    found = Counter(state for state, _outcome, _passed in year.values())
    assert found[State.ENDED] >= 3
    assert found[State.IN_FORCE] >= 2
    assert found[State.VOTED_DOWN] >= 1
    assert all(passed is (state is not State.VOTED_DOWN) for state, _outcome, passed in year.values())
    assert {outcome for _state, outcome, _passed in year.values()} == {None, Outcome.DONE}
    _reports_count_them_all(desk)


def test_ballots_for_a_work_went_round_only_after_a_meeting_to_which_too_few_came(desk: Desk, year: Year) -> None:
    with desk.db.reading() as session:
        found = session.scalars(select(Decision).where(Decision.title.contains("Nà Phai"))).one()
        assert [vote.form for vote in found.votes] == [Form.MEETING, Form.BALLOT]
        assert "no_quorum" in [step.key for step in found.steps]
    assert year[found.title][2]


def _reports_count_them_all(desk: Desk) -> None:
    """The figures equal a count over the register, elections and matters of the commune too."""
    matters, votes = figures(desk, "decisions.matters", YEARS), figures(desk, "decisions.votes", YEARS)
    with desk.db.reading() as session:
        decided = [each for each in session.scalars(select(Decision)) if each.voted_on]
        last = [[vote for vote in each.votes if vote.closed_on][-1] for each in decided]
        stood = [max((found.votes for found in candidates_of(vote.decision, vote.units)), default=0) for vote in last]
        agreed = [sum(unit.figures.yes for unit in hamlets_of(vote) if unit.figures) for vote in last]
        households = sum(unit.households for vote in last for unit in vote.units)
        held = sum(len(each.votes) for each in decided)
        lines = decided_lines(desk, session, YEARS)
    assert (matters[""], matters["households"], votes[""]) == (len(decided), households, held)
    assert matters["yes"] == sum(map(max, stood, agreed)) == sum(line.yes for line in lines)
    assert matters["passed=YES"] == sum(each.has_passed is True for each in decided)
    assert figures(desk, "decisions.hamlets_met", YEARS)["decided=YES"] >= 15, "all that were asked about the commune"
    works = figures(desk, "decisions.works", YEARS)
    assert (works[""], works["LABOUR"], works["PEOPLE"]) == (3, 640 + 288, 182_340_000 + 34_800_000 + 38_500_000)
