"""What areas above are told of visits: a petition that begins from one, or may be about the same matter."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from db.index import Found
from db.session import Database
from desktop_app.areas.reception.filing import companion_of
from desktop_app.areas.reception.kept import visit_of
from desktop_app.areas.reception.models import VISIT_KIND, Visit, VisitPerson
from desktop_app.office.alike import NEWEST, signs_of
from desktop_app.office.companions import lines_of_companions
from desktop_app.office.hamlets import hamlet_name
from desktop_app.office.models import IDENTITY
from desktop_app.office.signs import Sign, Trace

PROSE = ("content", "request", "opponent", "history", "settled_by")
HANDED_ON = ("received_on", "kind", "subject", *PROSE)
"""What a petition that was handed in at a visit says as the visit does."""


@dataclass(frozen=True)
class ToldVisit:
    """A visit as a petition that is made from it begins; of a denunciation nothing says who came."""

    uid: str
    label: str
    is_secret: bool
    person_id: int | None
    values: Mapping[str, Any]


@dataclass(frozen=True)
class LikeVisit:
    """A visit that may be about the same matter, with what the two have in common; never a denunciation."""

    uid: str
    label: str
    received_on: date
    content: str
    who: str
    state: str
    due_on: date | None
    handler: str
    case_id: int | None
    signs: frozenset[Sign]


def told_visit(db: Database, uid: str, *, sees_content: bool = True) -> ToldVisit:
    """The visit; UserError when it is not in the register. `sees_content` is as for lists."""
    with db.reading() as session:
        visit = visit_of(session, uid)
        values = {name: getattr(visit, name) for name in HANDED_ON}
        if visit.is_secret and not sees_content:
            values |= dict.fromkeys(PROSE, "")
        who, *others = visit.people
        if not visit.is_secret:
            values |= {name: getattr(who, name) for name in (*IDENTITY, "capacity", "mandate")}
            values |= {"hamlet": hamlet_name(session, who.hamlet_id), "signers": str(len(visit.people))}
            values["companions"] = lines_of_companions([companion_of(other) for other in others])
        return ToldVisit(visit.uid, visit.label, visit.is_secret, who.person_id, values)


def like_visits(
    session: Session, person_id: int | None, traces: frozenset[Trace], texts: Collection[Found]
) -> list[LikeVisit]:
    """Visits of the person, with one of these signs in common, or among those with the same text, the newest first."""
    signs = signs_of(session, VISIT_KIND, traces, texts)
    if person_id is not None:
        came = select(VisitPerson.visit_id).where(VisitPerson.person_id == person_id, ~VisitPerson.is_struck)
        for key in session.scalars(came.order_by(VisitPerson.visit_id.desc()).limit(NEWEST)):
            signs[key].add(Sign.PERSON)
    query = (
        select(Visit)
        .where(Visit.id.in_(signs), Visit.voided_on.is_(None), ~Visit.is_secret)
        .order_by(Visit.received_on.desc(), Visit.id.desc())
        .options(selectinload(Visit.people))
    )
    return [_like(visit, frozenset(signs[visit.id])) for visit in session.scalars(query)]


def _like(visit: Visit, signs: frozenset[Sign]) -> LikeVisit:
    return LikeVisit(
        uid=visit.uid,
        label=visit.label,
        received_on=visit.received_on,
        content=visit.content,
        who=visit.people[0].full_name if visit.people else "",
        state="Chưa trả lời" if visit.is_open else "Đã trả lời",
        due_on=visit.answer_due_on if visit.is_open else None,
        handler=visit.received_by,
        case_id=visit.case_id,
        signs=signs,
    )
