"""Who wrote a petition, for a check that shows them to nobody: by the register, or by the vault where it may look."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.papers.extracting import Identity
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import hamlet_name
from desktop_app.office.models import VaultEntry
from desktop_app.office.sealing import sealed_people
from desktop_app.office.secrecy import identity_of


def identities(session: Session, desk: Desk, petition: Petition) -> list[Identity]:
    """Everybody who wrote it and for whom; nobody of a secret one at a desk that cannot look into the vault."""
    return [each for person in _given(session, desk, petition) for each in _identities(person)]


def is_sealed(session: Session, petition: Petition) -> bool:
    """Whether the vault holds anybody of it."""
    found = select(VaultEntry.id).where(VaultEntry.record_uid.in_(_records(petition))).limit(1)
    return session.scalars(found).first() is not None


def _given(session: Session, desk: Desk, petition: Petition) -> Iterator[Mapping[str, Any]]:
    if not petition.is_secret:
        for who in petition.people:
            yield identity_of(who) | {"hamlet": hamlet_name(session, who.hamlet_id)}
    elif desk.vault.is_open:
        for uid in _records(petition):
            yield from sealed_people(session, desk, uid)


def _identities(person: Mapping[str, Any]) -> Iterator[Identity]:
    address, hamlet = str(person.get("address") or ""), str(person.get("hamlet") or "")
    yield Identity(
        full_name=str(person.get("full_name") or ""),
        number=str(person.get("paper_number") or ""),
        phone=str(person.get("phone") or ""),
        addresses=tuple(dict.fromkeys(each for each in (f"{address} {hamlet}".strip(), address) if each)),
    )
    if behalf := person.get("on_behalf_of"):
        yield Identity(full_name=str(behalf))


def _records(petition: Petition) -> list[str]:
    """The records under which the vault may hold who wrote it."""
    return [uid for uid in (petition.uid, petition.visit_uid) if uid]
