"""Petitions that are taken through many steps: whatever the law asks of a step is filled in."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from desktop_app.areas.petitions.complexity import tests_on
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.grounds import grounds_on
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered, petition_of
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionLimit
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, RecipientClass, Result
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import OfficeKind
from desktop_app.office.profile import read_profile, write_profile
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import a_petition, be_on

OURS = {"eligible": Eligible.YES, "competent": Competent.YES}
NOT_OURS = {"eligible": Eligible.YES, "competent": Competent.NO}
USELESS = {"eligible": Eligible.NO, "ineligible_reason": "signed"}

Step = tuple[str, date] | tuple[str, date, dict[str, Any]]
"""A step to take: its key, its day, what else is said."""


def filled(key: str, on: date, kind: Kind, **said: Any) -> StepEntry:
    """A step with everything that the law of its day asks for."""
    step = petition_law().by_key[key]
    tests, grounds = tests_on(kind, on), grounds_on(key, on)
    usual: dict[str, Any] = {
        "document_on": on,
        "to_agency": "Công an tỉnh Minh Họa",
        "recipient_class": RecipientClass.ADMINISTRATION,
        "assigned_to": "Hoàng Thị Lan",
        "until_on": date.fromordinal(on.toordinal() + 10),
        "ground": grounds[0].code if grounds else "",
        "tests": tuple(test.code for test in tests),
        "result": Result.RIGHT,
        "said": "Đã làm",
        "reason": "Theo hồ sơ",
    }
    asked = {name: usual[name] for name in step.asks_on(on) if name in usual}
    classified = OURS if key == "classify" else {}
    return StepEntry(key=key, done_on=on, **{**asked, **classified, **said})


def take_filled(desk: Desk, petition: Registered, key: str, on: date, **said: Any) -> Registered:
    """Take one step with everything that is asked for."""
    be_on(desk, on)
    return HandlingService(desk).take(petition.uid, petition.rev, filled(key, on, the(desk, petition).kind, **said))


def live(desk: Desk, entry: dict[str, Any], *steps: Step) -> Registered:
    """A petition with these steps taken."""
    be_on(desk, entry["received_on"])
    petition = PetitionService(desk).register(a_petition(**entry))
    for key, on, *said in steps:
        petition = take_filled(desk, petition, key, on, **(said[0] if said else {}))
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
        take_filled(desk, petition, key, on, **said)
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
