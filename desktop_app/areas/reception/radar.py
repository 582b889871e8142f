"""Earlier visits that may be about the same matter as the one at the desk: by person, plot, other party or home.

A denunciation is neither asked about nor ever found, whoever asks: a match alone would tell who made it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from db.session import Database
from desktop_app.areas.reception.matters import not_same_as
from desktop_app.areas.reception.models import VISIT_KIND, Visit, VisitPerson
from desktop_app.areas.reception.queries import places
from desktop_app.office.alike import NEWEST, signs_of, strength
from desktop_app.office.cases import case_label
from desktop_app.office.models import CaseFile
from desktop_app.office.signs import Sign, Trace

SHOWN = 5


@dataclass(frozen=True)
class Sought:
    """What is known of the visit at the desk; `joined` is the visit whose case was chosen, `not_same` are others."""

    person_id: int | None = None
    traces: frozenset[Trace] = frozenset()
    own_uid: str = ""
    joined: str = ""
    not_same: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matter:
    """A case, or a visit that belongs to none yet; `uid` is its newest visit, the one to join.

    `next_no` is which visit of the case the one at the desk would be; `who` came last, empty when it is the same
    person; `is_own` says that the visit at the desk belongs to it already.
    """

    uid: str
    label: str
    title: str
    signs: tuple[Sign, ...]
    who: str
    last_on: date
    due_on: date | None
    next_no: int
    is_own: bool
    uids: tuple[str, ...]


def matters(db: Database, sought: Sought) -> list[Matter]:
    """The likeliest matters, the strongest sign first, then what still waits for an answer, then the newest."""
    with db.reading() as session:
        signs = _signs(session, sought)
        own = session.scalars(select(Visit).where(Visit.uid == sought.own_uid)).one_or_none()
        groups = _grouped(_visits(session, signs, sought.own_uid))
        left_out = _left_out(session, own, sought.not_same)
        where = places(session, [visits[0] for visits in groups.values()])
        cases = _cases(session, groups.values())
        found = [
            _matter(visits, signs, sought.person_id, where, cases, own)
            for visits in groups.values()
            if sought.joined in [visit.uid for visit in visits] or not left_out.intersection(v.id for v in visits)
        ]
    found.sort(key=lambda matter: matter.last_on, reverse=True)
    found.sort(
        key=lambda matter: (not matter.is_own, strength(matter.signs) if matter.signs else 0, matter.due_on is None)
    )
    return found[:SHOWN]


def _signs(session: Session, sought: Sought) -> dict[int, set[Sign]]:
    """Why each visit was found, by its key."""
    signs: dict[int, set[Sign]] = defaultdict(set)
    if sought.person_id is not None:
        came = (
            select(VisitPerson.visit_id)
            .where(VisitPerson.person_id == sought.person_id, ~VisitPerson.is_struck)
            .order_by(VisitPerson.visit_id.desc())
            .limit(NEWEST)
        )
        for key in session.scalars(came):
            signs[key].add(Sign.PERSON)
    for key, found in signs_of(session, VISIT_KIND, sought.traces).items():
        signs[key] |= found
    for key in session.scalars(select(Visit.id).where(Visit.uid == sought.joined)):
        signs[key] |= set()
    return signs


def _visits(session: Session, signs: Mapping[int, object], own_uid: str) -> Sequence[Visit]:
    query = (
        select(Visit)
        .where(Visit.id.in_(signs), Visit.voided_on.is_(None), ~Visit.is_secret, Visit.uid != own_uid)
        .order_by(Visit.received_on.desc(), Visit.id.desc())
        .options(selectinload(Visit.people))
    )
    return session.scalars(query).all()


def _grouped(visits: Iterable[Visit]) -> dict[int, list[Visit]]:
    """By case, the newest visit of each first; a visit without a case stands alone."""
    groups: dict[int, list[Visit]] = defaultdict(list)
    for visit in visits:
        groups[visit.case_id or -visit.id].append(visit)
    return groups


def _left_out(session: Session, own: Visit | None, not_same: Sequence[str]) -> set[int]:
    keys = set(session.scalars(select(Visit.id).where(Visit.uid.in_(not_same)))) if not_same else set()
    return keys | set(not_same_as(session, own.id)) if own else keys


def _cases(session: Session, groups: Iterable[Sequence[Visit]]) -> dict[int, tuple[CaseFile, int]]:
    """The cases of these visits, each with the number of its valid visits."""
    keys = [visits[0].case_id for visits in groups if visits[0].case_id]
    query = (
        select(CaseFile, func.count(Visit.id))
        .join(Visit, Visit.case_id == CaseFile.id)
        .where(CaseFile.id.in_(keys), Visit.voided_on.is_(None))
        .group_by(CaseFile.id)
    )
    return {case.id: (case, count) for case, count in session.execute(query)}


def _matter(
    visits: Sequence[Visit],
    signs: Mapping[int, set[Sign]],
    person_id: int | None,
    where: Mapping[int, str],
    cases: Mapping[int, tuple[CaseFile, int]],
    own: Visit | None,
) -> Matter:
    newest = visits[0]
    case, count = cases.get(newest.case_id or 0, (None, 1))
    is_own = own is not None and own.case_id is not None and own.case_id == newest.case_id
    why = {sign for visit in visits for sign in signs[visit.id]}
    return Matter(
        uid=newest.uid,
        label=case_label(case) if case else f"Lượt {newest.label}",
        title=case.title if case else newest.content,
        signs=tuple(sign for sign in Sign if sign in why - ({Sign.HOME} if Sign.PERSON in why else set())),
        who=_who(newest, person_id, where),
        last_on=newest.received_on,
        due_on=min(_waiting(visits), default=None),
        next_no=own.visit_no if own and is_own else count + 1,
        is_own=is_own,
        uids=tuple(visit.uid for visit in visits),
    )


def _rank(matter: Matter) -> int:
    return strength(matter.signs) if matter.signs else 0


def _waiting(visits: Iterable[Visit]) -> Iterator[date]:
    return (visit.answer_due_on for visit in visits if visit.is_open)


def _who(visit: Visit, person_id: int | None, where: Mapping[int, str]) -> str:
    if not visit.people or (person_id is not None and person_id in [who.person_id for who in visit.people]):
        return ""
    who = visit.people[0]
    home = where.get(who.hamlet_id or 0, "") or who.address
    return ", ".join(part for part in (who.full_name, home) if part)
