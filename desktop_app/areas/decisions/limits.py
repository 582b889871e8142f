"""The limits that still run for decisions, so that a change of law can move them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from desktop_app.areas.decisions import life
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.models import DecisionLimit
from desktop_app.core.law.deadline import Move, OpenDeadline
from desktop_app.office.procedure import moving


def open_deadlines(session: Session) -> list[OpenDeadline]:
    """Every limit by rule that runs."""
    limits = moving.Limits[DecisionLimit](decision_law().law.limits, lambda row: f"việc {row.decision.label}")
    return limits.open_deadlines(_open(session))


def move(session: Session, moves: Sequence[Move], on: date) -> None:
    """Give these limits their new day, and their decisions the day that now comes first."""
    moved = moving.move(_open(session), moves, on)
    session.flush()
    for decision in {row.decision_id: row.decision for row in moved}.values():
        life.put_next_due(session, decision)


def _open(session: Session) -> Sequence[DecisionLimit]:
    rows = select(DecisionLimit).where(DecisionLimit.is_open).options(joinedload(DecisionLimit.decision))
    return session.scalars(rows.order_by(DecisionLimit.due_on, DecisionLimit.id)).all()
