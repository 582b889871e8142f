"""What a step's sheet looks up: agencies written before, a petition by its number, what may be the same matter."""

import re

from sqlalchemy import select

from desktop_app.areas.petitions.alike import Alike, Sought, alike
from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.core.errors import InvalidInput
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import hamlet_name
from desktop_app.office.likeness import pairs
from desktop_app.office.signs import Sign, traces

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


def likely_same(desk: Desk, uid: str) -> list[Alike]:
    """What may be the same matter and is not joined yet; nothing is ever looked for that is a denunciation's."""
    with desk.db.reading() as session:
        petition = petition_of(session, uid)
        first = petition.people[0] if petition.people else None
        hamlet, address = hamlet_name(session, first.hamlet_id if first else None), first.address if first else ""
        said = (petition.content, petition.request)
        sought = Sought(
            person_id=first.person_id if first else None,
            traces=traces(said, petition.opponent, hamlet, address),
            pairs=pairs("\n".join(said)),
            own_uid=uid,
            visit_uid=petition.visit_uid,
        )
    return [each for each in alike(desk.db, sought) if not each.is_own and {*each.signs} - {Sign.HOME}]


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
