"""What a step's sheet looks up while it is filled in: agencies written before, a petition by its number."""

import re

from sqlalchemy import select

from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.core.errors import InvalidInput
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk

OFFERED = 8
RECENT = 2_000
"""So many of the newest steps are looked through for agencies."""


def offered_agencies(desk: Desk, typed: str) -> list[str]:
    """Agencies to which petitions were lately sent, in whose name a word begins so."""
    newest = select(PetitionStep.to_agency).where(PetitionStep.to_agency != "").order_by(PetitionStep.id.desc())
    with desk.db.reading() as session:
        names = dict.fromkeys(session.scalars(newest.limit(RECENT)))
    asked = fold(typed)
    return [name for name in names if f" {asked}" in f" {fold(name)}"][:OFFERED]


def petition_called(desk: Desk, label: str) -> str:
    """The uid of the petition with this number, such as 012/2026; InvalidInput when there is none."""
    found = re.fullmatch(r"\s*(\d{1,5})\s*/\s*(\d{4})\s*", label)
    if not found:
        raise InvalidInput({"joined_uid": "Số đơn gõ dạng số/năm, ví dụ 012/2026."})
    query = select(Petition.uid).where(Petition.number == int(found[1]), Petition.year == int(found[2]))
    with desk.db.reading() as session:
        uid = session.scalars(query.where(Petition.voided_on.is_(None))).first()
    if uid is None:
        raise InvalidInput({"joined_uid": f"Không có đơn số {label.strip()} trong sổ. Kiểm tra lại số và năm."})
    return uid
