"""The answers that citizens still wait for, so that a change of law can move their deadlines."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.grounds import limit_of
from desktop_app.areas.reception.models import Visit
from desktop_app.core.law.deadline import Move, OpenDeadline


def due_day(visit: Visit) -> date | None:
    """The last day for the answer; none runs for what was entered afterwards from an old book."""
    return None if visit.is_backfilled else visit.answer_due_on


def open_deadlines(session: Session) -> list[OpenDeadline]:
    """Every visit without an answer; its number only, never who came."""
    waiting = session.scalars(select(Visit).where(Visit.is_open).order_by(Visit.answer_due_on, Visit.id))
    return [
        OpenDeadline(
            uid=visit.uid,
            title=f"Trả lời lượt tiếp {visit.label}",
            rule_key=limit_of(visit.handling, visit.refusal_ground, visit.received_on),
            start_on=visit.received_on,
            due_on=visit.answer_due_on,
        )
        for visit in waiting
    ]


def move(session: Session, moves: Sequence[Move], on: date) -> None:
    """Give these visits their new day."""
    due = {move.item.uid: move.due_on for move in moves}
    for visit in session.scalars(select(Visit).where(Visit.is_open)):
        if visit.uid in due:
            visit.answer_due_on = due[visit.uid]
