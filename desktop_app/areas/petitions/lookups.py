"""What the form of a petition is offered: agencies already known, the number it will get."""

from sqlalchemy import select

from db.session import Database
from desktop_app.areas.petitions.models import BOOK, Petition
from desktop_app.core.text.fold import fold
from desktop_app.office.numbers import expected_number
from desktop_app.office.offered import OFFERED

RECENT = 2_000
"""So many of the newest petitions are looked through for agencies."""


def offered_agencies(db: Database, typed: str) -> list[str]:
    """Agencies that lately forwarded or received a petition, in whose name a word begins so."""
    newest = select(Petition.forwarder, Petition.to_agency).order_by(Petition.id.desc()).limit(RECENT)
    with db.reading() as session:
        names = dict.fromkeys(name for pair in session.execute(newest) for name in pair if name)
    asked = fold(typed)
    return [name for name in names if f" {asked}" in f" {fold(name)}"][:OFFERED]


def labels_from_visit(db: Database, visit_uid: str) -> list[str]:
    """The petitions that were made from a visit already."""
    query = select(Petition).where(Petition.visit_uid == visit_uid, Petition.voided_on.is_(None)).order_by(Petition.id)
    with db.reading() as session:
        return [petition.label for petition in session.scalars(query)]


def expected_label(db: Database, year: int) -> str:
    """The number that the next petition of the year would get."""
    with db.reading() as session:
        return f"{expected_number(session, BOOK, year):03d}/{year}"
