"""How an entry becomes rows: the petition, who signed it, the case it belongs to."""

from typing import Any

from sqlalchemy.orm import Session

from desktop_app.areas.petitions.entry import OF_PETITION, PetitionEntry, Signer
from desktop_app.areas.petitions.models import BOOK, Petition, PetitionPerson
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import find_hamlet
from desktop_app.office.matter_kinds import Capacity, Kind
from desktop_app.office.models import Hamlet, name_key
from desktop_app.office.numbers import next_number
from desktop_app.office.people import know


def new_petition(session: Session, desk: Desk, entry: PetitionEntry, number: int | None = None) -> Petition:
    """A numbered petition without its people; `number` is one that was given already, on paper."""
    year = entry.received_on.year
    petition = Petition(
        year=year,
        number=number or next_number(session, BOOK, year),
        received_by=desk.account.name,
        who_key="" if hides_identity(entry.kind) else name_key(entry.full_name),
        **{name: getattr(entry, name) for name in OF_PETITION},
    )
    session.add(petition)
    session.flush()
    return petition


def enter_people(session: Session, petition: Petition, entry: PetitionEntry) -> None:
    """Who signed, each linked to the person known (or newly known); of an anonymous petition nobody."""
    if not entry.full_name:
        return
    hamlet = find_hamlet(session, entry.hamlet)
    first = PetitionPerson(petition=petition, position=1, **_shown(entry, hamlet))
    first.person = know(session, entry.person_id, entry.identity, hamlet.id if hamlet else None)
    session.add(first)
    for position, other in enumerate(entry.others, start=2):
        session.add(_further(session, petition, other, position))


def hides_identity(kind: Kind) -> bool:
    """Whether who wrote it goes to the vault (Luật Tố cáo Điều 9, 47, 56)."""
    return kind is Kind.DENUNCIATION


def _further(session: Session, petition: Petition, other: Signer, position: int) -> PetitionPerson:
    return PetitionPerson(
        petition=petition,
        person=know(session, None, other.identity, None),
        position=position,
        capacity=Capacity.GROUP_REPRESENTATIVE if other.is_representative else Capacity.SELF,
        is_representative=other.is_representative,
        name_key=name_key(other.full_name),
        **other.identity,
    )


def _shown(entry: PetitionEntry, hamlet: Hamlet | None) -> dict[str, Any]:
    return {
        **entry.identity,
        "name_key": name_key(entry.full_name),
        "hamlet_id": hamlet.id if hamlet else None,
        "address": entry.address or (entry.hamlet if hamlet is None else ""),
        "capacity": entry.capacity,
        "mandate": entry.mandate,
        "is_representative": bool(entry.others),
    }
