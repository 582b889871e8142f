"""What reports count of decisions: matters by the vote that decided, votes, what works cost, hamlets that met."""

from datetime import date

import pytest

from desktop_app.areas.decisions.figures.queries import decided_lines, work_lines
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.service import DecisionService
from desktop_app.areas.decisions.states import Form, Item, Money, Way
from desktop_app.areas.decisions.votes.entry import CountEntry, Totals, VoteEntry
from desktop_app.areas.decisions.votes.queries import VoteView, votes_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.areas.decisions.works.entry import MoneyEntry, PlanEntry
from desktop_app.areas.decisions.works.queries import account_of
from desktop_app.areas.decisions.works.rules import Sums
from desktop_app.areas.decisions.works.service import WorkService
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts
from desktop_app.office.kept import Saved, row_of
from tests.areas.counted import YEAR, figures
from tests.areas.decisions.makers import be_on, propose

SPRING, SUMMER, AUTUMN = date(2026, 3, 20), date(2026, 6, 20), date(2026, 10, 4)
DOAI, TRUNG = 286, 190
"""The households of two hamlets of the office of the tests."""


@pytest.fixture(autouse=True)
def today(desk: Desk) -> None:
    """It is 23 November, so that any day of the year may be told of."""
    be_on(desk, date(2026, 11, 23))


def last(desk: Desk, decision: Saved) -> VoteView:
    with desk.db.reading() as session:
        return votes_of(session, row_of(session, Decision, decision.uid, "").id)[-1]


def rev(desk: Desk, decision: Saved) -> int:
    with desk.db.reading() as session:
        return row_of(session, Decision, decision.uid, "").rev


def voted(desk: Desk, decision: Saved, on: date, came: int, yes: int, form: Form = Form.MEETING) -> None:
    """A vote of one hamlet, closed; a meeting to which too few came counts nothing."""
    service, meets = VoteService(desk), form is Form.MEETING
    entry = VoteEntry(form=form, way=Way.HANDS if meets else None, from_on=on, to_on=on)
    service.open_vote(decision.uid, rev(desk, decision), entry)
    unit = last(desk, decision).units[0]
    if meets:
        service.set_present(unit.uid, unit.rev, came)
    if not meets or came * 2 > unit.households:
        papers = {} if meets else {
            "handed_out": unit.households, "not_returned": unit.households - came, "returned": came, "valid": came,
            "invalid": 0,
        }  # fmt: skip
        chosen = zip(last(desk, decision).choices, (yes, came - yes, 0), strict=True)
        totals = Totals(votes={choice.uid: many for choice, many in chosen}, **papers)
        for counter in (1, 2):
            service.enter_count(unit.uid, 0, CountEntry(counter=counter, totals=totals, counted_by=f"Người {counter}"))
        service.settle(unit.uid, last(desk, decision).units[0].rev)
    service.close(last(desk, decision).uid, last(desk, decision).rev)


def paid(desk: Desk, decision: Saved, on: date, **amounts: int) -> None:
    for kind, amount in amounts.items():
        WorkService(desk).add(decision.uid, MoneyEntry(on=on, kind=Money[kind], amount=amount, what="Thu của các hộ"))


@pytest.fixture
def road(desk: Desk) -> Saved:
    """A road for which a meeting lacked people and the ballots that followed passed; paid in two years."""
    decision = propose(desk)
    voted(desk, decision, SPRING, 120, 0)
    voted(desk, decision, SUMMER, 280, 262, Form.BALLOT)
    service = WorkService(desk)
    service.plan(decision.uid, 0, PlanEntry(state_money=200, people_money=180, labour_days=64))
    paid(desk, decision, SUMMER, STATE=200, PEOPLE=150, LABOUR=60, SPENT=300)
    paid(desk, decision, AUTUMN, PEOPLE=30, OTHER=5)
    return decision


def test_a_matter_counts_once_on_the_day_that_decided_and_each_of_its_votes_on_its_own(desk: Desk, road: Saved) -> None:
    rules = propose(desk, item=Item.BQ6, hamlet="Thôn Trung", title="Giờ đổ rác")
    voted(desk, rules, AUTUMN, 150, 60)
    gone = propose(desk, item=Item.BQ6, title="Ghi nhầm")
    voted(desk, gone, AUTUMN, 200, 200)
    vote = last(desk, gone)
    VoteService(desk).void(vote.uid, vote.rev, "Đếm nhầm")
    propose(desk, title="Chưa biểu quyết")

    assert figures(desk, "decisions.matters") == {
        "": 2, "item=BQ1": 1, "item=BQ6": 1, "scope=HAMLET": 2, "kind=WORKS": 1, "kind=OTHER": 1, "passed=YES": 1,
        "passed=NO": 1, "state=PROPOSED": 2, "outcome=UNDER_WAY": 2, "households": DOAI + TRUNG, "yes": 262 + 60,
    }  # fmt: skip
    assert figures(desk, "decisions.votes") == {
        "": 3, "form=MEETING": 2, "form=BALLOT": 1, "item=BQ1": 2, "item=BQ6": 1, "scope=HAMLET": 3,
        "households": 2 * DOAI + TRUNG, "present": 120 + 280 + 150, "yes": 262 + 60,
    }  # fmt: skip
    until_spring = Span(date(2026, 1, 1), SPRING)
    assert figures(desk, "decisions.matters", until_spring) == {}
    assert figures(desk, "decisions.votes", until_spring)["present"] == 120
    with desk.db.reading() as session:
        first, second = decided_lines(desk, session, YEAR)
    assert (first.uid, first.form, first.households, first.yes) == (road.uid, Form.BALLOT, DOAI, 262)
    assert (first.options, first.result, first.plan.total) == (3, "262/286 hộ, cần 191", 380)
    assert (second.item, second.hamlet, second.has_passed, second.paid) == (Item.BQ6, "Thôn Trung", False, Sums())


def test_of_a_work_counts_what_was_paid_in_the_span_without_what_was_struck(desk: Desk, road: Saved) -> None:
    paid(desk, road, AUTUMN, PEOPLE=999)
    with desk.db.reading() as session:
        wrong = account_of(session, row_of(session, Decision, road.uid, "").id).entries[-1]
    WorkService(desk).strike(wrong.uid, wrong.rev, "Ghi hai lần")
    one = {"": 1, "item=BQ1": 1, "scope=HAMLET": 1}
    assert figures(desk, "decisions.works") == {
        **one, "STATE": 200, "PEOPLE": 180, "OTHER": 5, "LABOUR": 60, "SPENT": 300,
    }  # fmt: skip
    autumn = Span(date(2026, 7, 1), date(2026, 12, 31))
    assert figures(desk, "decisions.works", autumn) == {**one, "PEOPLE": 30, "OTHER": 5}
    with desk.db.reading() as session:
        [line] = work_lines(desk, session, autumn)
    assert (line.uid, line.paid, line.plan.total, line.last_on) == (road.uid, Sums(people=30, other=5), 380, AUTUMN)
    DecisionService(desk).void(road.uid, rev(desk, road), "Ghi trùng")
    assert figures(desk, "decisions.works") == {}


def test_hamlets_count_by_how_often_they_met_those_that_are_gone_apart(desk: Desk, road: Saved) -> None:
    rules = propose(desk, item=Item.BQ6, hamlet="Thôn Trung", title="Giờ đổ rác")
    voted(desk, rules, SPRING, 150, 60)
    voted(desk, rules, AUTUMN, 150, 100)
    service = HamletService(desk)
    trung = next(row for row in service.all() if row.name == "Trung")
    service.change(trung.uid, HamletFacts(kind="Thôn", name="Trung", households=TRUNG, to_on=date(2026, 10, 31)))
    assert figures(desk, "decisions.hamlets_met") == {
        "": 4, "times=NONE": 2, "times=ONCE": 1, "times=TWICE": 1, "decided=YES": 2, "decided=NO": 2, "there=YES": 3,
        "there=NO": 1, "meetings": 3,
    }  # fmt: skip
