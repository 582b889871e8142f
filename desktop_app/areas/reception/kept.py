"""A visit that is in the register: taken out to be changed, and told of once it is kept."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.books.rules import MAIN, label
from desktop_app.areas.reception.models import Visit
from desktop_app.core.errors import InvalidInput, UserError


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


def visit_of(session: Session, uid: str) -> Visit:
    """The visit; UserError when it is not in the register."""
    visit = session.scalars(select(Visit).where(Visit.uid == uid)).one_or_none()
    if visit is None:
        raise UserError("Không còn thấy lượt tiếp này trong sổ. Đóng trang rồi mở lại danh sách.")
    return visit


def refuse_secret(session: Session, uid: str) -> None:
    """InvalidInput for a record with a name that is made from a visit that is secret: it would show who came."""
    visit = visit_of(session, uid)
    if visit.is_secret:
        raise InvalidInput({"kind": f"Lượt tiếp {visit.label} là tố cáo, tên ở kho mật. Đơn lập từ đó phải là tố cáo."})


def open_visit(session: Session, uid: str, rev: int) -> Visit:
    """The visit to be changed; UserError when it was struck out, or changed since revision `rev` was read."""
    visit = visit_of(session, uid)
    if visit.voided_on:
        raise UserError(f"Lượt tiếp {visit.label} đã bỏ nên không sửa được nữa. Hãy ghi lượt tiếp mới.")
    if visit.rev != rev:
        raise UserError(f"Lượt tiếp {visit.label} vừa được người khác sửa. Mở lại để xem bản mới rồi sửa tiếp.")
    return visit


def registered(visit: Visit) -> Registered:
    """What the desk is told of it."""
    return Registered(visit.uid, visit.number, visit.year, visit.rev, visit.book)
