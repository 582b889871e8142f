"""Petitions that are taken through many steps, and looked at as they are kept."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from desktop_app.areas.petitions.kept import Registered, petition_of
from desktop_app.areas.petitions.models import Petition, PetitionLimit
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.models import OfficeKind
from desktop_app.office.profile import read_profile, write_profile
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import OURS, a_petition, be_on, take

__all__ = ["NOT_OURS", "OURS", "USELESS", "as_role", "be_upper", "limit", "live", "refusal", "the"]

NOT_OURS = {"eligible": Eligible.YES, "competent": Competent.NO}
USELESS = {"eligible": Eligible.NO, "ineligible_reason": "signed"}

Step = tuple[str, date] | tuple[str, date, dict[str, Any]]
"""A step to take: its key, its day, what else is said."""


def live(desk: Desk, entry: dict[str, Any], *steps: Step) -> Registered:
    """A petition with these steps taken."""
    be_on(desk, entry["received_on"])
    petition = PetitionService(desk).register(a_petition(**entry))
    for key, on, *said in steps:
        petition = take(desk, petition, key, on, **(said[0] if said else {}))
    return petition


def the(desk: Desk, petition: Registered) -> Petition:
    """The petition as it is kept."""
    with desk.db.reading() as session:
        return petition_of(session, petition.uid)


def limit(desk: Desk, petition: Registered, key: str) -> PetitionLimit | None:
    """One limit of a petition as it is kept."""
    with desk.db.reading() as session:
        row = petition_of(session, petition.uid)
        return session.scalars(select(PetitionLimit).filter_by(petition_id=row.id, key=key)).one_or_none()


def refusal(desk: Desk, petition: Registered, key: str, on: date, **said: Any) -> str:
    """The sentence with which a step is refused; "" when it is taken."""
    try:
        take(desk, petition, key, on, **said)
    except UserError as error:
        return str(error)
    return ""


def as_role(desk: Desk, role: Role) -> Desk:
    """The same desk with somebody of another role at it."""
    return replace(desk, account=replace(desk.account, role=role))


def be_upper(desk: Desk) -> None:
    """Let the office be one above the communes."""
    with desk.db.writing(desk.account.uid) as session:
        write_profile(session, replace(read_profile(session), kind=OfficeKind.UPPER.name))
