"""A record of disclosure that is kept: taken out to be changed, and told of once it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, HamletNotice, RadioSlot
from desktop_app.core.errors import UserError

Child = TypeVar("Child", DisclosureForm, RadioSlot, HamletNotice)


@dataclass(frozen=True)
class Saved:
    """What the desk learns of a saved record; `rev` is the revision of the record with all that belongs to it."""

    uid: str
    rev: int
    number: int
    year: int

    @property
    def label(self) -> str:
        """What everybody calls the record."""
        return f"{self.number}/{self.year}"


def record_of(session: Session, uid: str) -> Disclosure:
    """The record; UserError when there is none."""
    row = session.scalars(select(Disclosure).where(Disclosure.uid == uid)).one_or_none()
    if row is None:
        raise UserError("Không còn thấy hồ sơ công khai này. Đóng trang rồi mở lại danh sách.")
    return row


def open_record(session: Session, uid: str, rev: int) -> Disclosure:
    """The record to be changed; UserError when it was voided, or changed since revision `rev` was read."""
    row = record_of(session, uid)
    if row.voided_on:
        raise UserError(f"Hồ sơ {row.number}/{row.year} đã hủy nên không sửa được nữa. Hãy đăng hồ sơ mới.")
    if revision(session, row) != rev:
        raise UserError(f"Hồ sơ {row.number}/{row.year} vừa được người khác sửa. Mở lại để xem bản mới rồi sửa tiếp.")
    return row


def children(session: Session, kind: type[Child], row: Disclosure) -> Sequence[Child]:
    """What belongs to the record, in the order in which it was entered."""
    return session.scalars(select(kind).where(kind.disclosure_id == row.id).order_by(kind.id)).all()


def revision(session: Session, row: Disclosure) -> int:
    """Grows with every change of the record or of its forms, readings and hamlets, none of which is ever deleted."""
    kinds: tuple[type[DisclosureForm] | type[RadioSlot] | type[HamletNotice], ...] = (
        DisclosureForm,
        RadioSlot,
        HamletNotice,
    )
    return row.rev + sum(
        rev for kind in kinds for rev in session.scalars(select(kind.rev).where(kind.disclosure_id == row.id))
    )


def saved(session: Session, row: Disclosure) -> Saved:
    """What the desk is told of it."""
    session.flush()
    return Saved(row.uid, revision(session, row), row.number, row.year)
