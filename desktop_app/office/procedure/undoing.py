"""Undo of one's own last save of a matter that goes by steps."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import UserError
from desktop_app.office import undo
from desktop_app.office.desk import Desk


@dataclass(frozen=True)
class Tables:
    """The mapped classes of one sort of matter; `owner` is the column by which steps and papers name theirs.

    `beside` are tables that a save fills by itself and that are worked out anew, or stay.
    """

    matter: type[Any]
    step: type[Any]
    paper: type[Any]
    limit: type[Any]
    owner: str
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TakenBack:
    """The matter that the last save was about; one that was entered by it has still to be struck out."""

    row: Any
    was_entered: bool


def take_back_last(session: Session, desk: Desk, tables: Tables) -> TakenBack:
    """Give the matter its old values back, and let steps and papers of that save count no more.

    UserError when there is no such save of the last ten minutes, or when it touched another register too.
    """
    own = [each.__tablename__ for each in (tables.matter, tables.step, tables.paper)]
    last = undo.last_work(session, desk.account.uid, own, desk.clock.now())
    if {change.table for change in last} - {*own, tables.limit.__tablename__, *tables.beside}:
        raise UserError(f"Lần lưu cuối đụng đến cả sổ khác nên không hoàn tác được. {undo.INSTEAD}")
    row = _about(session, tables, [change.row_uid for change in last])
    if any(change.row_uid == row.uid and change.action == "add" for change in last):
        return TakenBack(row, was_entered=True)
    undo.restore(session, [change for change in last if change.table in own])
    added = [change.row_uid for change in last if change.action == "add"]
    for step in session.scalars(select(tables.step).where(tables.step.uid.in_(added))):
        step.taken_back_on, step.back_reason = desk.clock.today(), undo.REASON
    for paper in session.scalars(select(tables.paper).where(tables.paper.uid.in_(added))):
        paper.voided_on, paper.void_reason = desk.clock.today(), undo.REASON
    return TakenBack(row, was_entered=False)


def _about(session: Session, tables: Tables, uids: list[str]) -> Any:
    """The matter that the work was about: itself, else the one of a step or a paper."""
    found = session.scalars(select(tables.matter).where(tables.matter.uid.in_(uids))).first()
    for kind in (tables.step, tables.paper):
        if found is None:
            joined = select(tables.matter).join(kind, getattr(kind, tables.owner) == tables.matter.id)
            found = session.scalars(joined.where(kind.uid.in_(uids))).first()
    if found is None:
        raise UserError(f"Không còn thấy hồ sơ của lần lưu cuối. {undo.INSTEAD}")
    return found
