"""A row that the office keeps: found again, taken out to be changed as it was seen, and told of once it is saved."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import ExecutableOption

from db.base import Stamped
from desktop_app.core.errors import UserError


class Closable(Protocol):
    """A row with a number, which stays when the row is void."""

    @property
    def rev(self) -> int:
        """Its revision."""

    @property
    def voided_on(self) -> date | None:
        """Since when it is void."""

    @property
    def label(self) -> str:
        """What everybody calls it."""


Row = TypeVar("Row", bound=Stamped)
Open = TypeVar("Open", bound=Closable)


@dataclass(frozen=True)
class Noun:
    """How the sentences that refuse speak of a row."""

    this: str
    """As in "Không còn thấy lượt tiếp này trong sổ"."""
    one: str
    """Before its label, as in "Lượt tiếp 12/2026"."""
    voided: str
    """As in "đã hủy"."""
    instead: str
    """What to do where it is void, as in "ghi lượt tiếp mới"."""


@dataclass(frozen=True)
class Saved:
    """What the desk learns of a saved row; `rev` is the revision of the row with all that belongs to it.

    `called` is how its register writes the number where that is not "12/2026".
    """

    uid: str
    rev: int
    number: int
    year: int
    called: str = ""

    @property
    def label(self) -> str:
        """What everybody calls it."""
        return self.called or f"{self.number}/{self.year}"


def row_of(session: Session, kind: type[Row], uid: str, this: str, *options: ExecutableOption) -> Row:
    """The row; UserError when there is none. `this` is how the sentence calls it, as in "phiên tiếp này"."""
    row = session.scalars(select(kind).where(kind.uid == uid).options(*options)).one_or_none()
    if row is None:
        raise UserError(f"Không còn thấy {this}. Đóng trang rồi mở lại danh sách.")
    return row


def refuse_changed(now: int, seen: int, called: str) -> None:
    """UserError when somebody else changed the row since it was seen."""
    if now != seen:
        raise UserError(f"{called} vừa được người khác sửa. Mở lại để xem bản mới rồi sửa tiếp.")


def open_row(row: Open, seen: int, noun: Noun, now: int | None = None) -> Open:
    """The row, to be changed; UserError when it is void, or was changed since revision `seen`.

    `now` is the revision of the row with all that belongs to it, where that is more than its own.
    """
    called = f"{noun.one} {row.label}"
    if row.voided_on:
        raise UserError(f"{called} {noun.voided} nên không sửa được nữa. Hãy {noun.instead}.")
    refuse_changed(row.rev if now is None else now, seen, called)
    return row
