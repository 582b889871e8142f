"""Petitions and visits that may be about the same matter as the petition on the form, for a look side by side.

A denunciation is neither asked about nor ever found, whoever asks: a match alone would tell who made it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from db.index import Found
from db.session import Database
from desktop_app.areas.petitions.matters import not_same_as
from desktop_app.areas.petitions.models import PETITION_KIND, Petition, PetitionPerson
from desktop_app.areas.petitions.states import State
from desktop_app.areas.reception.queries import LikeVisit, like_visits
from desktop_app.core import words
from desktop_app.office.alike import NEWEST, same_texts, signs_of, strength
from desktop_app.office.cases import case_label
from desktop_app.office.models import CaseFile
from desktop_app.office.signs import Sign, Trace

SHOWN = 5


@dataclass(frozen=True)
class Sought:
    """What is known of the petition on the form.

    `joined` is the record that it was joined to, `not_same` are others, `visit_uid` the visit that it began from.
    """

    person_id: int | None = None
    traces: frozenset[Trace] = frozenset()
    pairs: tuple[str, ...] = ()
    own_uid: str = ""
    visit_uid: str = ""
    joined: str = ""
    not_same: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alike:
    """A petition or a visit that may be about the same matter; `can_take` says that a repetition can be joined to it.

    `number` is its number with the year; `is_own` says that the petition on the form belongs to its matter already.
    """

    uid: str
    number: str
    label: str
    received_on: date
    content: str
    who: str
    state: str
    due_on: date | None
    handler: str
    case: str
    signs: tuple[Sign, ...]
    can_take: bool
    is_own: bool

    @property
    def why(self) -> str:
        """The signs in words, the strongest first."""
        return "; ".join(words.inside(sign.value) if place else sign.value for place, sign in enumerate(self.signs))


def alike(db: Database, sought: Sought) -> list[Alike]:
    """The likeliest records: its own matter first, then by the strongest sign, what is still open, the newest."""
    with db.reading() as session:
        own = session.scalars(select(Petition).where(Petition.uid == sought.own_uid)).one_or_none()
        if own is not None and own.is_secret:
            return []
        left_out = {sought.own_uid, sought.visit_uid, *sought.not_same, *(not_same_as(session, own) if own else ())}
        left_out -= {sought.joined, ""}
        case_id = own.case_id if own else None
        found = [each for each in _found(session, sought, own, case_id) if each.uid not in left_out]
    found.sort(key=lambda each: each.received_on, reverse=True)
    found.sort(key=lambda each: (each.uid != sought.joined, not each.is_own, strength(each.signs), each.due_on is None))
    return found[:SHOWN]


def _found(session: Session, sought: Sought, own: Petition | None, case_id: int | None) -> Iterator[Alike]:
    texts = same_texts(session, sought.pairs)
    signs = _signs(session, sought, texts)
    query = (
        select(Petition)
        .where(Petition.id.in_(signs), Petition.voided_on.is_(None), ~Petition.is_secret)
        .options(selectinload(Petition.people))
    )
    petitions = session.scalars(query).all()
    visits = like_visits(session, sought.person_id, sought.traces, texts)
    cases = _cases(session, {each.case_id for each in petitions} | {each.case_id for each in visits})
    joined_to = own.joined_uid if own else ""
    for petition in petitions:
        is_own = petition.uid == joined_to or _is_same(petition.case_id, case_id)
        yield _petition(petition, signs[petition.id], cases, is_own=is_own)
    for visit in visits:
        yield _visit(visit, cases, is_own=_is_same(visit.case_id, case_id))


def _is_same(case_id: int | None, own: int | None) -> bool:
    return own is not None and case_id == own


def _signs(session: Session, sought: Sought, texts: Collection[Found]) -> dict[int, set[Sign]]:
    signs = signs_of(session, PETITION_KIND, sought.traces, texts)
    if sought.person_id is not None:
        wrote = select(PetitionPerson.petition_id).where(
            PetitionPerson.person_id == sought.person_id, ~PetitionPerson.is_struck
        )
        for key in session.scalars(wrote.order_by(PetitionPerson.petition_id.desc()).limit(NEWEST)):
            signs[key].add(Sign.PERSON)
    for key in session.scalars(select(Petition.id).where(Petition.uid == sought.joined)):
        signs[key] |= set()
    return signs


def _cases(session: Session, keys: set[int | None]) -> dict[int, str]:
    return {case.id: case_label(case) for case in session.scalars(select(CaseFile).where(CaseFile.id.in_(keys)))}


def _petition(petition: Petition, signs: set[Sign], cases: Mapping[int, str], *, is_own: bool) -> Alike:
    is_open = petition.state is not State.ENDED
    ended = petition.outcome.value if petition.outcome else petition.state.value
    return Alike(
        uid=petition.uid,
        number=petition.label,
        label=f"Đơn {petition.label}",
        received_on=petition.received_on,
        content=petition.content,
        who=petition.people[0].full_name if petition.people else "Không ghi tên",
        state=petition.state.value if is_open else ended,
        due_on=petition.next_due_on,
        handler=petition.assigned_to or petition.received_by,
        case=cases.get(petition.case_id or 0, ""),
        signs=_in_order(signs),
        can_take=is_open,
        is_own=is_own,
    )


def _visit(visit: LikeVisit, cases: Mapping[int, str], *, is_own: bool) -> Alike:
    return Alike(
        uid=visit.uid,
        number=visit.label,
        label=f"Lượt tiếp {visit.label}",
        received_on=visit.received_on,
        content=visit.content,
        who=visit.who,
        state=visit.state,
        due_on=visit.due_on,
        handler=visit.handler,
        case=cases.get(visit.case_id or 0, ""),
        signs=_in_order(visit.signs),
        can_take=False,
        is_own=is_own,
    )


def _in_order(signs: set[Sign] | frozenset[Sign]) -> tuple[Sign, ...]:
    """The strongest first; who lives where says nothing more of one and the same person."""
    told = signs - {Sign.HOME} if Sign.PERSON in signs else signs
    return tuple(sign for sign in Sign if sign in told)
