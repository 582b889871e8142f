"""Who signed a petition, as its page shows them: numbers masked, a denouncer by no name."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.models import Petition, PetitionPerson
from desktop_app.core.text.names import mask_number
from desktop_app.office.matter_kinds import HIDDEN_NAME
from desktop_app.office.models import Hamlet


@dataclass(frozen=True)
class PersonShown:
    """Somebody who signed; of a denunciation nothing but that they are hidden."""

    name: str
    paper_kind: str = ""
    masked_number: str = ""
    place: str = ""
    phone: str = ""
    capacity: str = ""
    is_representative: bool = False


def people_of(session: Session, petition: Petition) -> tuple[PersonShown, ...]:
    """Everybody who signed, in order."""
    if petition.is_secret or petition.kind.name == "DENUNCIATION":
        return (PersonShown(HIDDEN_NAME),)
    keys = {who.hamlet_id for who in petition.people if who.hamlet_id}
    found = session.scalars(select(Hamlet).where(Hamlet.id.in_(keys))) if keys else ()
    hamlets = {hamlet.id: hamlet.full_name for hamlet in found}
    return tuple(_person(who, hamlets) for who in petition.people)


def _person(who: PetitionPerson, hamlets: dict[int, str]) -> PersonShown:
    home = hamlets.get(who.hamlet_id or 0, "")
    return PersonShown(
        name=who.full_name,
        paper_kind=who.paper_kind.value if who.paper_kind else "Giấy tờ số",
        masked_number=mask_number(who.paper_number),
        place=", ".join(dict.fromkeys(part for part in (who.address, home) if part)),
        phone=who.phone,
        capacity=who.capacity.value,
        is_representative=who.is_representative,
    )
