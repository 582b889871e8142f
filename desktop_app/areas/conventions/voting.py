"""The households' vote on a text: a decision like any other, begun and settled from here, counted there."""

from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.conventions.entry import StepEntry
from desktop_app.areas.conventions.facts import Voted
from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.decisions.queries import OwnedVote, vote_of
from desktop_app.areas.decisions.service import (
    DecisionEntry,
    Item,
    Proposer,
    propose_inside,
    take_back_inside,
    take_inside,
    void_inside,
)
from desktop_app.areas.decisions.service import StepEntry as VoteStep
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.models import Hamlet

_CALLED = "call_meeting"
_RESULTS = {"no_quorum": "no_quorum", "voted_down": "voted_down", "adopt": "passed"}
_SETTLES = {**_RESULTS, "submit": "submit", "recognise": "recognise", "refuse": "refuse", "drop": "give_up"}
"""Which step of the vote goes with a step of the text."""


def voted_of(session: Session, convention: Convention) -> tuple[Voted, date | None]:
    """What the last closed vote came to that no step of the text states yet, and on which day it ended."""
    found = vote_of(session, convention.uid)
    if found is None:
        return Voted.NOTHING, None
    return Voted[found.result.name], found.voted_on


def decision_of(session: Session, convention: Convention, key: str) -> str:
    """The uid of the vote that a step of the text is about; "" for one that is about none."""
    found = vote_of(session, convention.uid) if key in (*_RESULTS, _CALLED) else None
    return found.decision_uid if found else ""


def follow(session: Session, desk: Desk, convention: Convention, entry: StepEntry) -> None:
    """Let the vote follow a step of the text that was just taken, inside the same transaction."""
    if entry.key == _CALLED:
        _call(session, desk, convention, entry)
        return
    found = vote_of(session, convention.uid)
    key = _SETTLES.get(entry.key)
    if found is None or found.is_over or key is None or found.was_taken(key):
        return
    try:
        take_inside(session, desk, found.decision_uid, _as_vote(entry, key))
    except InvalidInput:
        raise
    except UserError as error:
        raise UserError(f"{error} Mở cuộc biểu quyết {found.label} để ghi đủ các bước trước.") from error


def go_back(session: Session, desk: Desk, convention: Convention, key: str, reason: str) -> None:
    """Let the vote follow a step of the text that was taken back, inside the same transaction."""
    found = vote_of(session, convention.uid)
    if found is None:
        return
    if key == _CALLED and not found.was_called_before:
        void_inside(session, desk, found.decision_uid, reason)
    elif key == _CALLED:
        take_back_inside(session, desk, found.decision_uid, _CALLED, reason)
    elif key in _SETTLES:
        take_back_inside(session, desk, found.decision_uid, _SETTLES[key], reason)


def withdraw(session: Session, desk: Desk, convention: Convention, reason: str) -> None:
    """Strike the vote on a text out with it, inside the same transaction; UserError when a vote of it was closed."""
    found = vote_of(session, convention.uid)
    if found is not None:
        void_inside(session, desk, found.decision_uid, reason)


def _call(session: Session, desk: Desk, convention: Convention, entry: StepEntry) -> None:
    """Begin the vote, or call it once more after the draft was mended."""
    found = vote_of(session, convention.uid)
    if found is None or found.is_over:
        uid = propose_inside(session, desk, _entry(session, convention, entry))
        take_inside(session, desk, uid, VoteStep(key="agree", done_on=entry.done_on, force_reason=entry.force_reason))
    else:
        uid = found.decision_uid
    take_inside(session, desk, uid, _as_vote(entry, _CALLED))
    take_inside(session, desk, uid, VoteStep(key="send_papers", done_on=entry.done_on, force_reason=entry.force_reason))


def _entry(session: Session, convention: Convention, entry: StepEntry) -> DecisionEntry:
    hamlet = session.get_one(Hamlet, convention.hamlet_id).full_name
    return DecisionEntry(
        proposed_on=entry.done_on,
        item=Item.BQ3,
        title=f"Thông qua {convention.title}",
        content=f"Biểu quyết thông qua {convention.title} ({convention.kind.value}).",
        hamlet=hamlet,
        proposer=Proposer.HEAD,
        owner_uid=convention.uid,
    )


def _as_vote(entry: StepEntry, key: str) -> VoteStep:
    return VoteStep(
        key=key,
        done_on=entry.done_on,
        document_number=entry.document_number,
        document_on=entry.document_on,
        until_on=entry.until_on,
        said=entry.said,
        reason=entry.reason,
        force_reason=entry.force_reason,
    )


__all__ = ["OwnedVote", "decision_of", "follow", "go_back", "voted_of", "withdraw"]
