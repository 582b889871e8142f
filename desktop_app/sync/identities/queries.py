"""Of which denunciations the identity may be handed over, and which came here; never who it is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.states import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import VaultEntry
from desktop_app.office.sealing import IDENTITY
from desktop_app.sync.receiving.models import ReceivedRow
from desktop_app.sync.receiving.units import read_units

PETITION = "petition"
TRANSFER = "transfer_denunciation"
"""The step by which a denunciation goes to the competent body: Điều 24 khoản 2 Luật Tố cáo."""


@dataclass(frozen=True)
class Handable:
    """A denunciation that was transferred; `beside` is the visit at which it was handed in."""

    uid: str
    code: str
    to_agency: str
    transferred_on: date
    beside: str = ""


@dataclass(frozen=True)
class HeldIdentity:
    """A denunciation of a commune whose denouncer lies in the vault here."""

    record_uid: str
    unit: str
    unit_name: str
    code: str
    kept_on: date


def handable(desk: Desk) -> list[Handable]:
    """The denunciations that were transferred and whose denouncer the vault holds, the newest transfer first."""
    with desk.db.reading() as session:
        return sorted(transferred(session), key=lambda each: (each.transferred_on, each.code), reverse=True)


def transferred(session: Session) -> list[Handable]:
    """The same in no order, inside the caller's transaction."""
    is_one = (Petition.kind == Kind.DENUNCIATION, Petition.outcome == Outcome.TRANSFERRED)
    sealed = set(session.scalars(select(VaultEntry.record_uid).where(VaultEntry.what == IDENTITY)))
    found = list[Handable]()
    for petition in session.scalars(select(Petition).where(*is_one, Petition.voided_on.is_(None))):
        days = [step.done_on for step in petition.steps if step.key == TRANSFER and step.taken_back_on is None]
        if days and sealed & {petition.uid, petition.visit_uid}:
            code = petition.file_code or petition.label
            found.append(Handable(petition.uid, code, petition.to_agency, max(days), petition.visit_uid))
    return found


def held_identities(desk: Desk) -> Sequence[HeldIdentity]:
    """What came from communes, the newest first."""
    query = (
        select(VaultEntry.record_uid, VaultEntry.created_at, ReceivedRow.partner_unit, ReceivedRow.body)
        .join(ReceivedRow, ReceivedRow.row_uid == VaultEntry.record_uid)
        .where(VaultEntry.what == IDENTITY)
        .order_by(VaultEntry.id.desc())
    )
    with desk.db.reading() as session:
        units, found = read_units(session), dict[str, HeldIdentity]()
        for uid, at, unit, body in session.execute(query):
            code, day = str(json.loads(body).get("file_code") or ""), at.date()
            found.setdefault(uid, HeldIdentity(uid, unit, units.name_on(unit, day), code, day))
    return list(found.values())
