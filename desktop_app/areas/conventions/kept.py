"""A convention that is in the register: taken out to be changed, and told of once it is kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.models import Convention
from desktop_app.office.kept import Noun, Saved, open_row, row_of

NOUN = Noun("hương ước này trong sổ", "Hương ước", "đã bỏ số", "ghi hồ sơ mới")


def convention_of(session: Session, uid: str) -> Convention:
    """The convention; UserError when it is not in the register."""
    return row_of(session, Convention, uid, NOUN.this)


def open_convention(session: Session, uid: str, rev: int) -> Convention:
    """The convention to be changed; UserError when it was struck out, or changed since revision `rev` was read."""
    return open_row(convention_of(session, uid), rev, NOUN)


def newer_of(session: Session, uid: str) -> Convention | None:
    """The text that is to take the place of this one, not struck out; None when nobody began one."""
    query = select(Convention).where(Convention.amends_uid == uid, Convention.voided_on.is_(None))
    found = session.scalars(query.order_by(Convention.id.desc())).all()
    return next((each for each in found if each.outcome is None or each.recognised_on), None)


def saved(convention: Convention) -> Saved:
    """What the desk is told of it."""
    return Saved(convention.uid, convention.rev, convention.number, convention.year, convention.label)
