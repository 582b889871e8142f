"""A petition that is in the register: taken out to be changed, and told of once it is kept."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop_app.areas.petitions.models import Petition
from desktop_app.office.kept import Noun, open_row, row_of

NOUN = Noun("đơn này trong sổ", "Đơn", "đã bỏ số", "ghi đơn mới")


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
    return row_of(session, Petition, uid, NOUN.this)


def open_petition(session: Session, uid: str, rev: int) -> Petition:
    """The petition to be changed; UserError when it was struck out, or changed since revision `rev` was read."""
    return open_row(petition_of(session, uid), rev, NOUN)


def registered(petition: Petition) -> Registered:
    """What the desk is told of it."""
    return Registered(petition.uid, petition.number, petition.year, petition.rev)
