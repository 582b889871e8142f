"""The limits that still run for conventions, so that a change of law can move them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from desktop_app.areas.conventions import life
from desktop_app.areas.conventions.law import convention_law
from desktop_app.areas.conventions.models import ConventionLimit
from desktop_app.core.law.deadline import Move, OpenDeadline
from desktop_app.office.procedure import moving


def open_deadlines(session: Session) -> list[OpenDeadline]:
    """Every limit by rule that runs."""
    limits = moving.Limits[ConventionLimit](convention_law().law.limits, lambda row: row.convention.title)
    return limits.open_deadlines(_open(session))


def move(session: Session, moves: Sequence[Move], on: date) -> None:
    """Give these limits their new day, and their conventions the day that now comes first."""
    moved = moving.move(_open(session), moves, on)
    session.flush()
    for convention in {row.convention_id: row.convention for row in moved}.values():
        life.put_next_due(session, convention)


def _open(session: Session) -> Sequence[ConventionLimit]:
    rows = select(ConventionLimit).where(ConventionLimit.is_open).options(joinedload(ConventionLimit.convention))
    return session.scalars(rows.order_by(ConventionLimit.due_on, ConventionLimit.id)).all()
