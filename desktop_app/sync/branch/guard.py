"""One owner for each row: a branch writes its own book only, the main PC every other one, an old PC nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from db.session import Database
from desktop_app.areas.reception.books.models import BookClosing, RegisterPrint
from desktop_app.areas.reception.link_models import NotSame, PersonCopy, VisitLink
from desktop_app.areas.reception.models import Visit, VisitPaper, VisitPerson
from desktop_app.core.errors import UserError
from desktop_app.office.branches import own_letter, written_elsewhere
from desktop_app.office.deliveries.models import RECORDS as DELIVERIES
from desktop_app.office.handed_over import HandedOver, handed_over
from desktop_app.office.models import (
    Attachment,
    NumberOpening,
    Person,
    RegisterBook,
    Setting,
    VaultEntry,
    VaultOpening,
)
from desktop_app.sync.models import Comment, OfficeKeys, Partner, SentPackage, SentRow

_FREE = "owner"
_ONLY_OWN = (
    "Máy phụ chỉ ghi lượt tiếp vào sổ {letter} của mình; việc này chưa được ghi. Làm ở máy chính, sau khi giao gói."
)
_NO_MANY = "Máy phụ không nhập bảng tính. Mang tệp sang máy chính và nhập ở đó."
_OF_BRANCH = (
    "Sổ {letter} do máy phụ ghi nên ở máy chính chỉ xem. Sửa ở máy phụ rồi giao gói; máy phụ không còn thì mở Máy phụ, "
    "bấm Ngừng dùng."
)
_OF_THE_PC = (
    Person, NotSame, VisitLink, PersonCopy, RegisterPrint, Setting, VaultOpening, NumberOpening, OfficeKeys, Partner,
    SentPackage, SentRow, Comment, *DELIVERIES,
)  # fmt: skip
"""What a branch's PC writes besides its book: people it comes to know, what it looks at, prints and sends."""

_LOOKS = (Setting, VaultOpening, NumberOpening, RegisterPrint, *DELIVERIES)
"""What is still written where a register is only read: who looked at what, what was printed and taken along."""

KEPT_BY_MAIN = frozenset({"case_id", "visit_no"})
"""What of a branch's visit the main PC decides: which matter it belongs to."""


def watch(db: Database, epoch: str) -> None:
    """Look over everything that is written into this register from now on."""
    looks = _Watch(db, epoch)
    db.guard(looks.check)
    db.on_change(looks.changed)


def as_owner(session: Session) -> None:
    """The rest of this work writes rows of another PC: joins them, or brings in what that one said."""
    session.info[_FREE] = True


@dataclass(frozen=True)
class _Owners:
    letter: str
    elsewhere: frozenset[str]
    handed_over: HandedOver | None


class _Watch:
    """Knows who writes what, as of the last change of the settings."""

    def __init__(self, db: Database, epoch: str) -> None:
        self._db, self._epoch = db, epoch
        self._owners = self._read()

    def changed(self, tables: frozenset[str]) -> None:
        if Setting.__tablename__ in tables:
            self._owners = self._read()

    def check(self, session: Session, many: type | None) -> None:
        owners = self._owners
        if owners.handed_over is not None and (many or not all(isinstance(row, _LOOKS) for row in _written(session))):
            raise UserError(owners.handed_over.sentence)
        if session.info.get(_FREE) or not (owners.letter or owners.elsewhere):
            return
        if many is not None and owners.letter:
            raise UserError(_NO_MANY)
        if any(_turns_secret(row) for row in _written(session)):
            # Who made a denunciation is hidden wherever it is seen, whoever's row it is.
            as_owner(session)
            return
        for row in _written(session):
            if owners.letter and not _is_own(session, row, owners.letter):
                raise UserError(_ONLY_OWN.format(letter=owners.letter))
            if owners.elsewhere and (book := _foreign(session, row, owners.elsewhere)):
                raise UserError(_OF_BRANCH.format(letter=book))

    def _read(self) -> _Owners:
        with self._db.reading() as session:
            letter = own_letter(session)
            elsewhere = frozenset[str]() if letter else written_elsewhere(session)
            return _Owners(letter, elsewhere, handed_over(session, self._epoch))


def _written(session: Session) -> Iterator[Any]:
    yield from session.new
    yield from (row for row in session.dirty if session.is_modified(row))


def _turns_secret(row: Any) -> bool:
    told = inspect(row).attrs.get("is_secret")
    return told is not None and bool(told.value) and told.history.has_changes()


def _is_own(session: Session, row: Any, letter: str) -> bool:
    if isinstance(row, RegisterBook):
        return row.book.endswith(f".{letter}")
    if isinstance(row, Attachment | VaultEntry):
        return session.scalar(select(Visit.book).where(Visit.uid == row.record_uid)) == letter
    book = _book(session, row)
    return book == letter if book else isinstance(row, _OF_THE_PC)


def _foreign(session: Session, row: Any, elsewhere: frozenset[str]) -> str:
    """The book of a branch that the row belongs to; "" for a row that the main PC may write."""
    book = _book(session, row)
    if book not in elsewhere:
        return ""
    if isinstance(row, Visit) and row.id is not None:
        touched = {each.key for each in inspect(row).attrs if each.history.has_changes()}
        return "" if touched <= KEPT_BY_MAIN else book
    return book


def _book(session: Session, row: Any) -> str:
    """The book of reception that a row belongs to; "" for one that belongs to none."""
    if isinstance(row, Visit | BookClosing):
        return row.book
    if isinstance(row, VisitPerson | VisitPaper):
        visit = row.visit or session.get(Visit, row.visit_id)
        return visit.book if visit else ""
    return ""
