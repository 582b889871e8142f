"""People the office knows: found while typing, added once, never two persons fused into one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import index
from db.recorded import Entry
from db.session import Database
from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import mask_number
from desktop_app.office.models import IDENTITY, PERSON_KIND, Hamlet, PaperKind, Person, Sex, name_key, person_text


@dataclass(frozen=True)
class PersonRow:
    """Somebody known, as suggestions show them; the paper's number is masked on screens, whole in `paper_number`."""

    id: int
    uid: str
    full_name: str
    sex: Sex | None
    born_on: date | None
    paper_kind: PaperKind | None
    paper_number: str
    paper_issued_on: date | None
    paper_issued_by: str
    address: str
    phone: str
    hamlet_id: int | None
    hamlet: str

    @property
    def masked_number(self) -> str:
        """The paper's number as lists show it."""
        return mask_number(self.paper_number)


def find_people(session: Session, typed: str, limit: int = 8) -> list[PersonRow]:
    """People whose name, paper or telephone begins with the typed words, accents ignored, newest first."""
    found = [hit.row_id for hit in index.find(session.connection(), typed, limit, PERSON_KIND)]
    query = select(Person, Hamlet).outerjoin(Hamlet, Hamlet.id == Person.hamlet_id).where(Person.id.in_(found))
    rows = (_row(person, hamlet) for person, hamlet in session.execute(query))
    return sorted(rows, key=lambda row: -row.id)


def people_with_papers(session: Session, numbers: Iterable[str]) -> list[PersonRow]:
    """Whoever has a paper with one of these numbers, in the order of the numbers, the longest known first."""
    wanted = [number for number in numbers if number]
    query = select(Person, Hamlet).outerjoin(Hamlet, Hamlet.id == Person.hamlet_id)
    query = query.where(Person.paper_number.in_(wanted)).order_by(Person.id)
    found = [_row(person, hamlet) for person, hamlet in session.execute(query)] if wanted else []
    return sorted(found, key=lambda row: wanted.index(row.paper_number))


def _row(person: Person, hamlet: Hamlet | None) -> PersonRow:
    identity = {name: getattr(person, name) for name in IDENTITY}
    where = hamlet.full_name if hamlet else ""
    return PersonRow(id=person.id, uid=person.uid, hamlet_id=person.hamlet_id, hamlet=where, **identity)


def know(session: Session, person_id: int | None, identity: dict[str, Any], hamlet_id: int | None) -> Person:
    """The person meant: the chosen one brought up to date, else one of that paper and name, else a new one.

    An empty value never wipes out a known one. Of somebody whom nobody chose only what is unknown is added: their data
    were never on screen. A mistyped number never makes two persons one: the name must fit.
    """
    person = session.get(Person, person_id) if person_id else _same_paper(session, identity)
    if person is None:
        person = Person(**identity, name_key=name_key(identity["full_name"]), hamlet_id=hamlet_id)
        session.add(person)
        return person
    given = {**identity, "hamlet_id": hamlet_id}
    for name, value in given.items():
        is_free = bool(person_id) or not getattr(person, name)
        if value and is_free and getattr(person, name) != value:
            setattr(person, name, value)
    if person.name_key != name_key(person.full_name):
        person.name_key = name_key(person.full_name)
    return person


def changed_since(row: Any, identity: Mapping[str, Any], hamlet_id: int | None) -> tuple[dict[str, Any], int | None]:
    """Identity and home as corrected in a row that names somebody.

    What an old record says unchanged is no news of somebody who came again since.
    """
    changed = {name: value for name, value in identity.items() if value != getattr(row, name)}
    return changed, hamlet_id if hamlet_id != row.hamlet_id else None


def know_many(session: Session, db: Database, people: Sequence[Mapping[str, Any]]) -> list[int]:
    """Enter many who are new, each with identity and hamlet, inside the caller's transaction; their keys."""
    rows = [
        {name: person[name] for name in IDENTITY}
        | {"name_key": name_key(person["full_name"]), "hamlet_id": person.get("hamlet_id"), "sealed_at": None}
        for person in people
    ]
    keys = db.bulk(session, Person, rows)
    entries = [Entry(PERSON_KIND, key, person_text(row)) for key, row in zip(keys, rows, strict=True)]
    db.findable(session, entries)
    return keys


def _same_paper(session: Session, identity: dict[str, Any]) -> Person | None:
    if not identity.get("paper_number"):
        return None
    name = fold(identity["full_name"])
    same = session.scalars(select(Person).where(Person.paper_number == identity["paper_number"]).order_by(Person.id))
    return next((person for person in same if fold(person.full_name) == name), None)


def forget(person: Person, at: Any) -> None:
    """Empty the person: the identity left for the vault."""
    for name in IDENTITY:
        setattr(person, name, "" if isinstance(getattr(person, name), str) else None)
    person.name_key = ""
    person.hamlet_id = None
    person.sealed_at = at
