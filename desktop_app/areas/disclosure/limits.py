"""Records that wait to be disclosed and disputes that wait for an answer: a change of law can move their deadlines."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.models import Disclosure
from desktop_app.areas.disclosure.requests.models import InformationRequest
from desktop_app.areas.disclosure.requests.rules import DISPUTE
from desktop_app.core.law.deadline import Move, OpenDeadline


def open_deadlines(session: Session) -> list[OpenDeadline]:
    """Every record that was not disclosed yet and every dispute not answered yet that have a deadline by rule."""
    records = [
        OpenDeadline(
            uid=row.uid,
            title=f"Công khai hồ sơ {row.label}",
            rule_key=row.rule_key,
            start_on=row.trigger_on,
            due_on=row.due_on,
        )
        for row in session.scalars(_waiting())
        if row.due_on
    ]
    disputes = [
        OpenDeadline(
            uid=row.uid,
            title=f"Trả lời yêu cầu thông tin {row.label}",
            rule_key=row.rule_key,
            start_on=row.received_on,
            due_on=row.due_on,
        )
        for row in session.scalars(_disputed())
        if row.due_on
    ]
    return records + disputes


def move(session: Session, moves: Sequence[Move], on: date) -> None:
    """Give these records their new day."""
    due = {move.item.uid: move.due_on for move in moves}
    for row in (*session.scalars(_waiting()), *session.scalars(_disputed())):
        if row.uid in due:
            row.due_on = due[row.uid]


def _waiting() -> Select[Disclosure]:
    return (
        select(Disclosure)
        .where(Disclosure.disclosed_on.is_(None), Disclosure.due_on.is_not(None))
        .where(Disclosure.voided_on.is_(None), ~Disclosure.is_backfilled)
        .order_by(Disclosure.due_on, Disclosure.id)
    )


def _disputed() -> Select[InformationRequest]:
    """Those whose days run from the day they came; what follows a reply of the source keeps the day it was given."""
    row = InformationRequest
    return (
        select(row)
        .where(row.ended_on.is_(None), row.voided_on.is_(None), row.rule_key == DISPUTE)
        .order_by(row.due_on, row.id)
    )
