"""A petition as its form opens it again, and what a form begun from a visit holds."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from db.session import Database
from desktop_app.areas.petitions.entry import OF_PETITION
from desktop_app.areas.petitions.filing import signer_of
from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.papers_in import handed_in
from desktop_app.areas.petitions.secrecy import PROSE
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.companions import lines_of_companions
from desktop_app.office.hamlets import hamlet_name
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, Capacity
from desktop_app.office.models import IDENTITY


@dataclass(frozen=True)
class Entered:
    """A petition that is corrected; `values` are those of the form, a denouncer's not among them."""

    uid: str
    rev: int
    label: str
    values: dict[str, Any]
    person_id: int | None
    is_secret: bool
    is_void: bool
    received_by: str
    visit_uid: str
    papers: tuple[HandedIn, ...]

    @property
    def shows_number(self) -> bool:
        """Whether an identity number stands on the form at once."""
        return bool(self.values["paper_number"])


def entered(db: Database, uid: str, *, sees_content: bool = True) -> Entered:
    """The petition; UserError when it is not in the register. `sees_content` is as for lists."""
    with db.reading() as session:
        petition = petition_of(session, uid)
        first = petition.people[0] if petition.people else None
        values = _values(session, petition)
        if petition.is_secret and not sees_content:
            values |= {name: HIDDEN_CONTENT for name in PROSE if values.get(name)}
        return Entered(
            uid=uid,
            rev=petition.rev,
            label=petition.label,
            values=values,
            person_id=first.person_id if first else None,
            is_secret=petition.is_secret,
            is_void=petition.voided_on is not None,
            received_by=petition.received_by,
            visit_uid=petition.visit_uid,
            papers=tuple(handed_in(petition)),
        )


def _values(session: Session, petition: Petition) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(petition, name) for name in OF_PETITION}
    values |= dict.fromkeys((*IDENTITY, "hamlet", "mandate"), "") | {"capacity": Capacity.SELF}
    if petition.people:
        who, *others = petition.people
        values |= {name: getattr(who, name) for name in (*IDENTITY, "capacity", "mandate")}
        values["hamlet"] = hamlet_name(session, who.hamlet_id)
        values[COMPANIONS] = lines_of_companions([signer_of(other) for other in others])
    return values
