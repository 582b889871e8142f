"""The households' vote of the practice office on a text: opened, counted twice and closed."""

from datetime import timedelta

from desktop_app.areas.decisions.queries import VoteView, minutes_of, vote_of
from desktop_app.areas.decisions.service import CountEntry, Form, HandlingService, Totals, VoteEntry, VoteService, Way
from desktop_app.areas.decisions.service import StepEntry as VoteStep
from desktop_app.office.desk import Desk

__all__ = ["VoteStep", "hold_vote", "vote_step"]

BALLOT_DAYS = timedelta(days=4)
COUNTERS = ("Lục Thị Nhình", "Nông Văn Tòng")


def hold_vote(desk: Desk, uid: str, *, present: int, yes: int, ballots: bool = False) -> None:
    """Let the households vote on the convention: at a meeting today, or by ballots that were out until today."""
    service, today = VoteService(desk), desk.clock.today()
    form = Form.BALLOT if ballots else Form.MEETING
    with desk.db.reading() as session:
        found = vote_of(session, uid)
    assert found is not None
    first = today - BALLOT_DAYS if ballots else today
    way = None if ballots else Way.HANDS
    entry = VoteEntry(form=form, way=way, from_on=first, to_on=today, place="Nhà văn hóa bản Khuổi Luông")
    service.open_vote(found.decision_uid, found.rev, entry)
    unit = _vote(desk, uid).units[0]
    if not ballots:
        service.set_present(unit.uid, unit.rev, present)
    if ballots or present * 2 > unit.households:
        _count(desk, service, uid, present, yes, ballots=ballots)
    vote = _vote(desk, uid)
    service.close(vote.uid, vote.rev)


def vote_step(desk: Desk, uid: str, entry: VoteStep) -> None:
    """Take a step of the vote itself, such as calling the households to their ballots."""
    with desk.db.reading() as session:
        found = vote_of(session, uid)
    assert found is not None
    HandlingService(desk).take(found.decision_uid, found.rev, entry)


def _count(desk: Desk, service: VoteService, uid: str, present: int, yes: int, *, ballots: bool) -> None:
    vote = _vote(desk, uid)
    unit, others = vote.units[0], present - yes
    votes = {choice.uid: many for choice, many in zip(vote.choices, (yes, others, 0), strict=True)}
    totals = Totals(votes=votes)
    if ballots:
        out = unit.households
        totals = Totals(
            handed_out=out, not_returned=out - present, returned=present, valid=present, invalid=0, votes=votes
        )
    for counter, name in enumerate(COUNTERS, start=1):
        service.enter_count(unit.uid, 0, CountEntry(counter=counter, totals=totals, counted_by=name))
    service.settle(unit.uid, _vote(desk, uid).units[0].rev)


def _vote(desk: Desk, uid: str) -> VoteView:
    with desk.db.reading() as session:
        minutes = minutes_of(session, uid)
    assert minutes is not None
    return minutes.vote
