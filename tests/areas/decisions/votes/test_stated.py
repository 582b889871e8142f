"""A vote and the steps that announce it and state its result hold together."""

from datetime import date, timedelta

import pytest

from desktop_app.areas.decisions.handling.service import HandlingService
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.service import DecisionService
from desktop_app.areas.decisions.states import Form, Item, State, Way
from desktop_app.areas.decisions.votes.entry import CountEntry, Totals, VoteEntry
from desktop_app.areas.decisions.votes.queries import VoteView, votes_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved, row_of
from tests.areas.decisions.makers import DAY, be_on, propose, take

MET = DAY + timedelta(days=4)


def called(desk: Desk) -> Saved:
    """A matter of Thôn Đoài of which a meeting was announced."""
    decision = propose(desk, item=Item.BQ6)
    take(desk, decision, "agree", DAY)
    return take(desk, decision, "call_meeting", DAY, until_on=MET)


def open_vote(desk: Desk, decision: Saved, on: date) -> VoteView:
    with desk.db.reading() as session:
        rev = row_of(session, Decision, decision.uid, "").rev
    VoteService(desk).open_vote(decision.uid, rev, VoteEntry(form=Form.MEETING, way=Way.HANDS, from_on=on))
    return last(desk, decision)


def last(desk: Desk, decision: Saved) -> VoteView:
    with desk.db.reading() as session:
        return votes_of(session, row_of(session, Decision, decision.uid, "").id)[-1]


def close(desk: Desk, decision: Saved, yes: int) -> None:
    """All 286 households came; so many agreed."""
    service, vote = VoteService(desk), last(desk, decision)
    service.set_present(vote.units[0].uid, vote.units[0].rev, 286)
    votes = {choice.uid: many for choice, many in zip(vote.choices, (yes, 286 - yes, 0), strict=True)}
    for counter, who in ((1, "Lò Văn Tới"), (2, "Hoàng Thị Mai")):
        entry = CountEntry(counter=counter, totals=Totals(votes=votes), counted_by=who)
        service.enter_count(vote.units[0].uid, 0, entry)
    service.settle(vote.units[0].uid, last(desk, decision).units[0].rev)
    service.close(vote.uid, last(desk, decision).rev)


def row(desk: Desk, decision: Saved) -> tuple[State, int, date | None]:
    with desk.db.reading() as session:
        kept = row_of(session, Decision, decision.uid, "")
        return kept.state, kept.rev, kept.effective_on


def test_a_vote_is_not_held_before_the_day_that_was_announced(desk: Desk) -> None:
    decision = called(desk)
    be_on(desk, MET)
    with pytest.raises(InvalidInput, match="06/03/2026"):
        open_vote(desk, decision, MET - timedelta(days=1))
    assert open_vote(desk, decision, MET).ordinal == 1


def test_a_vote_whose_result_a_step_states_is_voided_only_after_that_step_was_taken_back(desk: Desk) -> None:
    decision = called(desk)
    be_on(desk, MET)
    open_vote(desk, decision, MET)
    close(desk, decision, 144)
    take(desk, decision, "passed", MET)
    vote = last(desk, decision)
    with pytest.raises(UserError, match="Bỏ bước đó trước"):
        VoteService(desk).void(vote.uid, vote.rev, "Đếm nhầm")
    assert row(desk, decision)[0] is State.PASSED
    HandlingService(desk).take_back(decision.uid, row(desk, decision)[1], "Ghi nhầm")
    VoteService(desk).void(vote.uid, last(desk, decision).rev, "Đếm nhầm")
    assert row(desk, decision)[0] is State.ANNOUNCED


def test_what_is_decided_anew_holds_from_the_day_of_the_last_vote(desk: Desk) -> None:
    decision = called(desk)
    be_on(desk, MET)
    open_vote(desk, decision, MET)
    close(desk, decision, 144)
    take(desk, decision, "passed", MET)
    take(desk, decision, "send", MET)
    assert row(desk, decision)[2] == MET
    take(desk, decision, "ask_to_amend", MET)
    again = MET + timedelta(days=3)
    take(desk, decision, "call_meeting", MET, until_on=again)
    be_on(desk, again)
    open_vote(desk, decision, again)
    close(desk, decision, 200)
    take(desk, decision, "passed", again)
    take(desk, decision, "send", again)
    assert row(desk, decision)[2] == again


def test_nothing_more_is_counted_for_a_matter_that_was_struck_out(desk: Desk) -> None:
    decision = called(desk)
    be_on(desk, MET)
    vote = open_vote(desk, decision, MET)
    DecisionService(desk).void(decision.uid, row(desk, decision)[1], "Ghi hai lần")
    with pytest.raises(UserError, match="đã bỏ số"):
        VoteService(desk).set_present(vote.units[0].uid, vote.units[0].rev, 200)
