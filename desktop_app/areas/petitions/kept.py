"""A petition that is in the register: taken out to be changed, and told of once it is kept."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.models import Petition
from desktop_app.core.errors import UserError


@dataclass(frozen=True)
class Registered:
    """What the desk learns of a saved petition."""

    uid: str
    number: int
    year: int
    rev: int

    @property
    def label(self) -> str:
        """What everybody calls the petition."""
        return f"{self.number:03d}/{self.year}"


def petition_of(session: Session, uid: str) -> Petition:
    """The petition; UserError when it is not in the register."""
    petition = session.scalars(select(Petition).where(Petition.uid == uid)).one_or_none()
    if petition is None:
        raise UserError("Không còn thấy đơn này trong sổ. Đóng trang rồi mở lại danh sách.")
    return petition


def open_petition(session: Session, uid: str, rev: int) -> Petition:
    """The petition to be changed; UserError when it was struck out, or changed since revision `rev` was read."""
    petition = petition_of(session, uid)
    if petition.voided_on:
        raise UserError(f"Đơn {petition.label} đã bỏ số nên không sửa được nữa. Hãy ghi đơn mới.")
    if petition.rev != rev:
        raise UserError(f"Đơn {petition.label} vừa được người khác sửa. Mở lại để xem bản mới rồi sửa tiếp.")
    return petition


def registered(petition: Petition) -> Registered:
    """What the desk is told of it."""
    return Registered(petition.uid, petition.number, petition.year, petition.rev)
