"""What is taken back: a record that is voided, one's own last save."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import Stamped
from db.journal import Told
from desktop_app.areas.disclosure import filing
from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, HamletNotice, RadioSlot
from desktop_app.core.errors import UserError
from desktop_app.office import undo
from desktop_app.office.postings.models import Posting, PostingCopy

Row = TypeVar("Row", bound=Stamped)


def strike(session: Session, row: Disclosure, on: date, reason: str) -> None:
    """Void the record and every notice of it."""
    filing.put(row, voided_on=on, void_reason=reason)
    filing.strike_postings(session, row, on, reason)


def take_back(session: Session, last: Sequence[Told], on: date) -> str:
    """Undo this work: a new record is voided, because its number stays; a change gets its old values back."""
    added = {change.row_uid for change in last if change.action == "add"}
    row = _new_record(session, added)
    if row is not None:
        revs = {change.row_uid: change.row_rev for change in last}
        if row.rev != revs[row.uid] or _hangs(session, added):
            raise UserError(f"Hồ sơ {row.label} đã được làm tiếp nên không hoàn tác được. {undo.INSTEAD}")
        strike(session, row, on, undo.REASON)
        return f"Đã hủy hồ sơ {row.label} vừa đăng. Số được giữ lại."
    if _hangs(session, added):
        raise UserError(f"Thông báo vừa lập đã niêm yết nên không hoàn tác được. {undo.INSTEAD}")
    undo.restore(session, last)
    for posting in _rows(session, Posting, added):
        filing.put(posting, voided_on=on, void_reason=undo.REASON)
    for slot in _rows(session, RadioSlot, added):
        slot.voided_on = on
    for notice in _rows(session, HamletNotice, added):
        notice.voided_on = on
    for form in _rows(session, DisclosureForm, added):
        filing.put(form, left_out_reason=undo.REASON, from_on=None, to_on=None)
    session.flush()
    for about in _abouts(session, last):
        filing.note_first_day(session, about)
    return "Đã trả hồ sơ công khai về như trước lần lưu cuối."


def _new_record(session: Session, added: set[str]) -> Disclosure | None:
    return next(iter(_rows(session, Disclosure, added)), None)


def _hangs(session: Session, added: set[str]) -> bool:
    """Whether a copy that the work made hangs by now, or did."""
    return any(copy.started_at for copy in _rows(session, PostingCopy, added))


def _abouts(session: Session, last: Sequence[Told]) -> Sequence[Disclosure]:
    """The records that the work was about."""
    uids = {change.row_uid for change in last}
    keys = {row.id for row in _rows(session, Disclosure, uids)}
    keys |= {row.disclosure_id for row in _rows(session, DisclosureForm, uids)}
    keys |= {row.disclosure_id for row in _rows(session, RadioSlot, uids)}
    keys |= {row.disclosure_id for row in _rows(session, HamletNotice, uids)}
    return session.scalars(select(Disclosure).where(Disclosure.id.in_(keys))).all()


def _rows(session: Session, kind: type[Row], uids: set[str]) -> Sequence[Row]:
    return session.scalars(select(kind).where(kind.uid.in_(uids))).all()
