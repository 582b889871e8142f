"""What a form offers while somebody is named on it: people and hamlets already known."""

from datetime import date

from sqlalchemy import select

from db.session import Database
from desktop_app.core.text.fold import fold
from desktop_app.office.hamlets import HamletRow, hamlet_rows
from desktop_app.office.models import Person
from desktop_app.office.people import PersonRow, find_people

OFFERED = 8


def offered_people(db: Database, typed: str) -> list[PersonRow]:
    """People whose name, paper or telephone begins so."""
    with db.reading() as session:
        return find_people(session, typed, OFFERED)


def offered_hamlets(db: Database, typed: str, on: date) -> list[HamletRow]:
    """Hamlets of that day in whose name a word begins so."""
    with db.reading() as session:
        rows = hamlet_rows(session, on)
    asked = fold(typed)
    return [row for row in rows if f" {asked}" in f" {fold(row.full_name)}"][:OFFERED]


def holders_of_number(db: Database, number: str) -> list[str]:
    """The names under which the register knows an identity number."""
    with db.reading() as session:
        return list(session.scalars(select(Person.full_name).where(Person.paper_number == number).order_by(Person.id)))
