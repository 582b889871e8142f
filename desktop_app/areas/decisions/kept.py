"""A decision that is in the register: taken out to be changed, and told of once it is kept."""

from sqlalchemy.orm import Session

from desktop_app.areas.decisions.models import Decision
from desktop_app.office.kept import Noun, Saved, open_row, row_of

NOUN = Noun("việc này trong sổ", "Việc", "đã bỏ số", "ghi việc mới")


def decision_of(session: Session, uid: str) -> Decision:
    """The decision; UserError when it is not in the register."""
    return row_of(session, Decision, uid, NOUN.this)


def open_decision(session: Session, uid: str, rev: int) -> Decision:
    """The decision to be changed; UserError when it was struck out, or changed since revision `rev` was read."""
    return open_row(decision_of(session, uid), rev, NOUN)


def saved(decision: Decision) -> Saved:
    """What the desk is told of it."""
    return Saved(decision.uid, decision.rev, decision.number, decision.year, decision.label)
