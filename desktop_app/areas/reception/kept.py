"""A visit that is in the register: taken out to be changed, and told of once it is kept."""

from dataclasses import dataclass

from sqlalchemy.orm import Session
from sqlalchemy.sql.base import ExecutableOption

from desktop_app.areas.reception.books.rules import MAIN, label
from desktop_app.areas.reception.models import Visit
from desktop_app.core.errors import InvalidInput
from desktop_app.office.kept import Noun, open_row, row_of

NOUN = Noun("lượt tiếp này trong sổ", "Lượt tiếp", "đã bỏ", "ghi lượt tiếp mới")


@dataclass(frozen=True)
class Registered:
    """What the desk learns of a saved visit."""

    uid: str
    number: int
    year: int
    rev: int
    book: str = MAIN

    @property
    def label(self) -> str:
        """What everybody calls the visit."""
        return label(self.number, self.year, self.book)


def visit_of(session: Session, uid: str, *options: ExecutableOption) -> Visit:
    """The visit, read with these options; UserError when it is not in the register."""
    return row_of(session, Visit, uid, NOUN.this, *options)


def refuse_secret(session: Session, uid: str) -> None:
    """InvalidInput for a record with a name that is made from a visit that is secret: it would show who came."""
    visit = visit_of(session, uid)
    if visit.is_secret:
        raise InvalidInput({"kind": f"Lượt tiếp {visit.label} là tố cáo, tên ở kho mật. Đơn lập từ đó phải là tố cáo."})


def open_visit(session: Session, uid: str, rev: int) -> Visit:
    """The visit to be changed; UserError when it was struck out, or changed since revision `rev` was read."""
    return open_row(visit_of(session, uid), rev, NOUN)


def registered(visit: Visit) -> Registered:
    """What the desk is told of it."""
    return Registered(visit.uid, visit.number, visit.year, visit.rev, visit.book)
