"""Enters the rows of a workbook: decisions with their vote and what was done with them."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.decisions import filing, life
from desktop_app.areas.decisions.entry import StepEntry
from desktop_app.areas.decisions.exchange.declared import FAILED, LACKED, PASSED
from desktop_app.areas.decisions.exchange.reading import DecisionRow
from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.models import Decision, DecisionStep
from desktop_app.areas.decisions.states import Choice, Form, Kind
from desktop_app.areas.decisions.votes.models import Tally, Vote, VoteUnit
from desktop_app.office.desk import Desk
from desktop_app.office.procedure.handling import step_values
from desktop_app.office.procedure.keeping import counting

AGAIN = "Nhập lại từ tệp"
_CALLS = {Form.MEETING: "call_meeting", Form.BALLOT: "call_ballot", Form.ONLINE: "call_online"}
_RESULTS = {PASSED: "passed", FAILED: "voted_down", LACKED: "no_quorum"}
_CHOICES = {Choice.YES: "yes", Choice.NO: "no", Choice.OTHER: "other"}


def enter(session: Session, desk: Desk, row: DecisionRow, number: int | None, back: str, *, old: bool) -> Decision:
    """The decision that a row became; one of an old book keeps its steps as the book told them.

    `back` is the void decision that an undone import left under this number and that stands again, "" for none.
    """
    decision = _again(session, desk, back, row) if back else filing.new_decision(session, desk, row.entry, number)
    decision.is_backfilled = old
    if row.struck:
        decision.voided_on, decision.void_reason = row.struck.on, row.struck.reason
        decision.voided_by = desk.account.name
    vote = _vote(session, desk, decision, row) if row.counts and row.voted_on and decision.hamlet_id else None
    for step in steps_of(row):
        values = step_values(step, desk.account.name, forced=False)
        if vote is not None and step.key in _RESULTS.values():
            values["vote_uid"] = vote.uid
        decision.steps.append(DecisionStep(**values))
    life.bring_up_to_date(session, desk, decision)
    session.flush()
    return decision


def steps_of(row: DecisionRow) -> Iterator[StepEntry]:
    """The steps that the row tells, in their order."""
    on = row.voted_on
    if on is None or not row.result:
        return
    yield StepEntry(key="agree", done_on=row.entry.proposed_on)
    yield StepEntry(key=_CALLS[row.form], done_on=row.entry.proposed_on, until_on=on)
    number = row.document_number
    yield StepEntry(key=_RESULTS[row.result], done_on=on, until_on=on, document_number=number)
    if row.sent_on is None:
        return
    yield from _after(row, row.sent_on)


def _after(row: DecisionRow, sent_on: date) -> Iterator[StepEntry]:
    if row.kind is Kind.COMMUNE_WORKS:
        yield StepEntry(key="send_hamlets", done_on=sent_on)
        if row.recognised_on:
            on, number = row.recognised_on, row.recognised_number
            yield StepEntry(key="set_effect", done_on=on, document_on=on, until_on=on, document_number=number)
    elif row.needs_recognition:
        yield StepEntry(key="submit", done_on=sent_on)
        if row.recognised_on:
            on = row.recognised_on
            yield StepEntry(key="recognise", done_on=on, document_on=on, document_number=row.recognised_number)
    else:
        yield StepEntry(key="send", done_on=sent_on)
    if row.finished_on and (row.recognised_on or row.kind in (Kind.WORKS, Kind.OTHER)):
        yield StepEntry(key="finish", done_on=row.finished_on)


def _again(session: Session, desk: Desk, uid: str, row: DecisionRow) -> Decision:
    decision = decision_of(session, uid)
    decision.voided_on, decision.voided_by, decision.void_reason = None, "", ""
    for step in counting(decision.steps):
        step.taken_back_on, step.back_reason = desk.clock.today(), AGAIN
    for vote in decision.votes:
        if vote.voided_on is None:
            vote.voided_on, vote.void_reason = desk.clock.today(), AGAIN
    filing.fill(session, decision, row.entry)
    session.flush()
    return decision


def _vote(session: Session, desk: Desk, decision: Decision, row: DecisionRow) -> Vote:
    """The vote with its settled figures, closed on its own day."""
    on, counts = row.voted_on, row.counts
    assert on is not None
    vote = Vote(
        decision_id=decision.id, ordinal=len(decision.votes) + 1, form=row.form, way=row.way, from_on=on, to_on=on,
        closed_on=on, closed_by=desk.account.name,
    )  # fmt: skip
    decision.votes.append(vote)
    session.flush()
    by_paper = row.form is not Form.MEETING or "returned" in counts
    returned, invalid = counts.get("returned"), counts.get("invalid", 0) if by_paper else None
    handed_out = counts.get("handed_out")
    unit = VoteUnit(
        vote_id=vote.id, position=1, hamlet_id=decision.hamlet_id, held_on=on, households=counts.get("households", 0),
        present=counts.get("present"), handed_out=handed_out, returned=returned, invalid=invalid,
        not_returned=handed_out - returned if handed_out is not None and returned is not None else None,
        valid=returned - (invalid or 0) if returned is not None else None, settled_by=desk.account.name,
    )  # fmt: skip
    for choice in decision.choices:
        unit.tallies.append(Tally(choice=choice, counter=0, votes=counts.get(_CHOICES[choice.kind], 0)))
    vote.units.append(unit)
    session.flush()
    return vote
