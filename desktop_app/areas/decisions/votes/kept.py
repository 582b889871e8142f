"""Votes and units that are in the register: taken out to be changed, and told of once they are kept."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Kind
from desktop_app.areas.decisions.votes.agreeing import Counting
from desktop_app.areas.decisions.votes.entry import Totals
from desktop_app.areas.decisions.votes.models import Tally, UnitCount, Vote, VoteChoice, VoteUnit
from desktop_app.core.errors import UserError
from desktop_app.office.kept import refuse_changed, row_of

SETTLED = 0
"""The counter of the tallies that both agree on."""


@dataclass(frozen=True)
class SavedVote:
    """What the desk learns of a saved vote or unit."""

    uid: str
    rev: int


def vote_of(session: Session, uid: str) -> Vote:
    """The vote; UserError when there is none."""
    return row_of(session, Vote, uid, "lần biểu quyết này")


def open_vote(session: Session, uid: str, rev: int) -> Vote:
    """The vote to be changed; UserError when it is closed, void, or was changed since revision `rev` was read."""
    vote = vote_of(session, uid)
    _refuse_ended(vote)
    refuse_changed(vote.rev, rev, "Lần biểu quyết này")
    return vote


def unit_of(session: Session, uid: str) -> VoteUnit:
    """The hamlet or cluster of a vote; UserError when there is none."""
    return row_of(session, VoteUnit, uid, "nơi biểu quyết này")


def open_unit(session: Session, uid: str, rev: int | None = None) -> VoteUnit:
    """The unit to be changed; UserError when its vote ended, it is settled, or it was changed since `rev` was read."""
    unit = unit_of(session, uid)
    _refuse_ended(unit.vote)
    if is_settled(unit):
        raise UserError(f"Kết quả của {name_of(unit)} đã thống nhất. Muốn đếm lại, chọn Đếm lại ở Giấy, việc khác.")
    if rev is not None:
        refuse_changed(unit.rev, rev, name_of(unit))
    return unit


def saved(row: Vote | VoteUnit) -> SavedVote:
    """What the desk is told of it."""
    return SavedVote(row.uid, row.rev)


def name_of(unit: VoteUnit) -> str:
    """What the unit is called: its hamlet, and the cluster if it is one."""
    return f"{unit.hamlet.full_name}, {unit.cluster}" if unit.cluster else unit.hamlet.full_name


def is_settled(unit: VoteUnit) -> bool:
    """Whether both counts came to one result."""
    return bool(unit.settled_by)


def choices_of(decision: Decision) -> list[VoteChoice]:
    """What is on the ballot, in its order."""
    return [choice for choice in decision.choices if choice.struck_on is None]


def counting_of(unit: VoteUnit) -> Counting:
    """How the ballots of the unit are counted."""
    vote = unit.vote
    choices = {choice.uid: choice.label for choice in choices_of(vote.decision)}
    many = vote.decision.kind is Kind.BOARDS
    return Counting(vote.form, vote.way, unit.households, unit.present, choices, many)


def totals_of(unit: VoteUnit, counter: int) -> Totals | None:
    """What a counter found, or what is settled; None when that count is not there."""
    row: UnitCount | VoteUnit | None = unit
    if counter != SETTLED:
        row = next((count for count in unit.counts if count.counter == counter), None)
    elif not is_settled(unit):
        row = None
    if row is None:
        return None
    votes = {tally.choice.uid: tally.votes for tally in unit.tallies if tally.counter == counter}
    return Totals(
        handed_out=row.handed_out,
        not_returned=row.not_returned,
        returned=row.returned,
        valid=row.valid,
        invalid=row.invalid,
        votes=votes,
    )


def put_totals(unit: VoteUnit, counter: int, totals: Totals) -> None:
    """Keep what a counter found, or what is settled, over what was there."""
    row: UnitCount | VoteUnit = unit
    if counter != SETTLED:
        row = next(count for count in unit.counts if count.counter == counter)
    row.handed_out, row.not_returned, row.returned = totals.handed_out, totals.not_returned, totals.returned
    row.valid, row.invalid = totals.valid, totals.invalid
    there = {tally.choice_id: tally for tally in unit.tallies if tally.counter == counter}
    for choice in choices_of(unit.vote.decision):
        votes = totals.votes.get(choice.uid, 0)
        if choice.id in there:
            there[choice.id].votes = votes
        else:
            unit.tallies.append(Tally(choice_id=choice.id, choice=choice, counter=counter, votes=votes))


def _refuse_ended(vote: Vote) -> None:
    if vote.decision.voided_on:
        raise UserError(f"Việc {vote.decision.label} đã bỏ số nên không sửa được nữa. Ghi việc mới nếu cần.")
    if vote.voided_on:
        raise UserError("Lần biểu quyết này đã hủy nên không sửa được nữa. Hãy mở lần biểu quyết mới.")
    if vote.closed_on:
        raise UserError("Kết quả biểu quyết đã chốt nên không sửa được nữa. Muốn làm lại, hủy lần này kèm lý do.")
