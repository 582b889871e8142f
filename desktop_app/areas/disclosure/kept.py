"""A record of disclosure that is kept: taken out to be changed, and told of once it is."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, HamletNotice, RadioSlot
from desktop_app.office.kept import Noun, Saved, open_row, row_of

Child = TypeVar("Child", DisclosureForm, RadioSlot, HamletNotice)

NOUN = Noun("hồ sơ công khai này", "Hồ sơ", "đã hủy", "đăng hồ sơ mới")


def record_of(session: Session, uid: str) -> Disclosure:
    """The record; UserError when there is none."""
    return row_of(session, Disclosure, uid, NOUN.this)


def open_record(session: Session, uid: str, rev: int) -> Disclosure:
    """The record to be changed; UserError when it was voided, or changed since revision `rev` was read."""
    row = record_of(session, uid)
    return open_row(row, rev, NOUN, revision(session, row))


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


def days_of(form: DisclosureForm) -> list[date]:
    """Every day of a form that was carried out from a day to another one, as an old book tells it."""
    if form.from_on is None or form.left_out_reason:
        return []
    last = max(form.from_on, form.to_on or form.from_on)
    return [form.from_on + timedelta(days=each) for each in range((last - form.from_on).days + 1)]
