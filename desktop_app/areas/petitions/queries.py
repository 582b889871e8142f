"""What lists, papers and Hôm nay show of the register of petitions: frozen rows, the denouncer hidden in each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, Select, and_, func, select, tuple_
from sqlalchemy.orm import Session, selectinload

from db import index
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import PETITION_KIND, Petition, PetitionPerson
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.petitions.states import Outcome, Source, State
from desktop_app.office.cases import case_label
from desktop_app.office.desk import Desk
from desktop_app.office.finding import soon_until
from desktop_app.office.hamlets import hamlet_names
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, HIDDEN_NAME, Kind
from desktop_app.office.models import CaseFile

_NUMBER = re.compile(r"\s*(\d{1,7})\s*/\s*(\d{4})\s*")


@dataclass(frozen=True)
class PetitionFilter:
    """Which petitions a list shows; an empty filter shows all. `handler` is to whom the settlement was given."""

    text: str = ""
    from_on: date | None = None
    to_on: date | None = None
    kind: Kind | None = None
    state: State | None = None
    source: Source | None = None
    outcome: Outcome | None = None
    handler: str = ""
    late_only: bool = False
    due_soon: bool = False
    open_only: bool = False
    uids: tuple[str, ...] = ()
    case_uid: str = ""


@dataclass(frozen=True)
class PetitionRow:
    """A petition as a list shows it; `who` is never the denouncer's name.

    `next_due_on` and `next_due_title` are the duty of ours that comes first, empty when nothing is owed.
    """

    id: int
    uid: str
    rev: int
    number: int
    year: int
    received_on: date
    who: str
    where: str
    content: str
    kind: Kind
    source: Source
    state: State
    outcome: Outcome | None
    next_due_on: date | None
    next_due_title: str
    handler: str
    signers: int
    case: str
    is_secret: bool
    voided_on: date | None
    void_reason: str
    key: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """What everybody calls the petition."""
        return f"{self.number:03d}/{self.year}"

    @property
    def is_void(self) -> bool:
        """Whether it was struck out."""
        return self.voided_on is not None

    @property
    def stands(self) -> str:
        """Where it stands, or how it ended, in words."""
        return self.outcome.value if self.outcome else self.state.value


SORTS: dict[str, tuple[Any, ...]] = {
    "number": (Petition.year, Petition.number, Petition.id),
    "received_on": (Petition.received_on, Petition.id),
    "name": (Petition.who_key, Petition.id),
    "kind": (Petition.kind, Petition.year, Petition.number, Petition.id),
    "due": (func.coalesce(Petition.next_due_on, date.max), Petition.id),
}

BY_AGE = ("received_on", "number")


class PetitionPages:
    """The list of petitions under a filter, in one order, read by key, as the account at the desk may see it."""

    def __init__(self, desk: Desk, wanted: PetitionFilter, sort: str = "number", descending: bool = True) -> None:
        """`sort` is a key of SORTS."""
        self._desk, self._wanted = desk, wanted
        # The index knows its hits only by their own order; any other one would have to gather all of them first.
        self._order = (index.search.c.rowid,) if _by_words(wanted) and sort in BY_AGE else SORTS[sort]
        self._descending = descending

    def after(self, last: PetitionRow | None, size: int) -> Sequence[PetitionRow]:
        """At most `size` rows that follow `last`."""
        query = filtered(self._desk, select(Petition, *self._order), self._wanted)
        if last is not None:
            here, there = tuple_(*self._order), tuple_(*last.key, types=[column.type for column in self._order])
            query = query.where(here < there if self._descending else here > there)
        turned = (column.desc() if self._descending else column.asc() for column in self._order)
        query = query.order_by(*turned).limit(size).options(selectinload(Petition.people))
        with self._desk.db.reading() as session:
            found = session.execute(query).all()
            rows = Rows(session, [petition for petition, *_ in found], sees_content=sees_content(self._desk.account))
            return [rows.row(petition, tuple(key)) for petition, *key in found]

    def count(self) -> int:
        """How many petitions the filter lets through."""
        with self._desk.db.reading() as session:
            query = filtered(self._desk, select(func.count(Petition.id)), self._wanted)
            count: int = session.scalars(query).one()
            return count


def filtered(desk: Desk, query: Select[Any], wanted: PetitionFilter) -> Select[Any]:
    """The query under the filter; whoever must not read denunciations does not find them by their words either."""
    tests: list[ColumnExpressionArgument[bool]] = [
        column == value
        for column, value in (
            (Petition.kind, wanted.kind),
            (Petition.state, wanted.state),
            (Petition.source, wanted.source),
            (Petition.outcome, wanted.outcome),
            (Petition.assigned_to, wanted.handler or None),
        )
        if value is not None
    ]
    if wanted.from_on:
        tests.append(Petition.received_on >= wanted.from_on)
    if wanted.to_on:
        tests.append(Petition.received_on <= wanted.to_on)
    if wanted.late_only or wanted.due_soon:
        tests.append(_pressing(desk, wanted))
    if wanted.open_only:
        tests += [Petition.state != State.ENDED, Petition.voided_on.is_(None)]
    if wanted.uids:
        tests.append(Petition.uid.in_(wanted.uids))
    if wanted.case_uid:
        tests.append(Petition.case_id.in_(select(CaseFile.id).where(CaseFile.uid == wanted.case_uid)))
    if asked := _NUMBER.fullmatch(wanted.text):
        tests += [Petition.number == int(asked[1]), Petition.year == int(asked[2])]
    elif _by_words(wanted):
        query = query.join(index.search, index.at(PETITION_KIND, Petition.id)).where(index.matches(wanted.text))
        tests += [] if sees_content(desk.account) else [~Petition.is_secret]
    return query.where(*tests)


def _pressing(desk: Desk, wanted: PetitionFilter) -> ColumnElement[bool]:
    today = desk.clock.today()
    late, soon = Petition.next_due_on < today, Petition.next_due_on.between(today, soon_until(desk))
    chosen = late | soon if wanted.late_only and wanted.due_soon else late if wanted.late_only else soon
    return and_(chosen, Petition.voided_on.is_(None))


def _by_words(wanted: PetitionFilter) -> bool:
    """Whether the index is asked; a whole number is looked up as such."""
    return bool(index.match(wanted.text)) and _NUMBER.fullmatch(wanted.text) is None


class Rows:
    """Turns petitions into rows; what stands beside them is read once for all."""

    def __init__(self, session: Session, petitions: Sequence[Petition], *, sees_content: bool) -> None:
        """`sees_content` is False for an account that must not read denunciations."""
        self._sees_content = sees_content
        self._homes = hamlet_names(
            session, (who.hamlet_id for petition in petitions for who in petition.people if who.hamlet_id)
        )
        self._cases = _case_labels(session, {petition.case_id for petition in petitions if petition.case_id})

    def row(self, petition: Petition, key: tuple[Any, ...] = ()) -> PetitionRow:
        """The petition as a list shows it."""
        who = petition.people[0] if petition.people else None
        hidden = petition.is_secret
        unread = hidden and not self._sees_content
        return PetitionRow(
            id=petition.id,
            uid=petition.uid,
            rev=petition.rev,
            number=petition.number,
            year=petition.year,
            received_on=petition.received_on,
            who=HIDDEN_NAME if hidden else _name(petition, who),
            where=petition.file_code if hidden else self._second_line(petition, who),
            content=HIDDEN_CONTENT if unread else petition.content,
            kind=petition.kind,
            source=petition.source,
            state=petition.state,
            outcome=petition.outcome,
            next_due_on=petition.next_due_on,
            next_due_title=limit_title(petition.next_due),
            handler=petition.assigned_to,
            signers=petition.signers,
            case=self._cases.get(petition.case_id or 0, ""),
            is_secret=hidden,
            voided_on=petition.voided_on,
            void_reason=HIDDEN_CONTENT if unread and petition.void_reason else petition.void_reason,
            key=key,
        )

    def home(self, who: PetitionPerson | None) -> str:
        """Where somebody lives: the hamlet, or what was written."""
        return self._homes.get(who.hamlet_id or 0, who.address) if who else ""

    def _second_line(self, petition: Petition, who: PetitionPerson | None) -> str:
        crowd = f"{petition.signers} người ký" if petition.signers > 1 else ""
        times = f"đơn thứ {petition.petition_no} của vụ" if petition.petition_no > 1 else ""
        return " · ".join(part for part in (self.home(who), crowd, times) if part)


def limit_title(key: str) -> str:
    """What a limit is called; "" for none."""
    return _limit_titles().get(key, "")


def _limit_titles() -> Mapping[str, str]:
    return {limit.key: limit.title for limit in petition_law().limits}


def _name(petition: Petition, who: PetitionPerson | None) -> str:
    return who.full_name if who and who.full_name else "Đơn nặc danh" if petition.is_anonymous else ""


def _case_labels(session: Session, keys: set[int]) -> dict[int, str]:
    cases = session.scalars(select(CaseFile).where(CaseFile.id.in_(keys))) if keys else ()
    return {case.id: case_label(case) for case in cases}


@dataclass(frozen=True)
class Counts:
    """How the petitions under a filter stand; void ones count nowhere.

    `late` and `soon` are told by the duty of ours that comes first; `people` are those who
    signed; `cases` different matters.
    """

    petitions: int
    people: int
    cases: int
    late: int
    soon: int
    by_state: Mapping[State, int]

    @property
    def open(self) -> int:
        """How many are not finished."""
        return self.petitions - self.by_state[State.ENDED]


def counts(desk: Desk, wanted: PetitionFilter) -> Counts:
    """The counts of a filter, all of them by one question."""
    today = desk.clock.today()
    valid = Petition.voided_on.is_(None)
    one = func.count().filter
    figures: Any = select(
        one(valid),
        func.coalesce(func.sum(Petition.signers).filter(valid), 0),
        one(and_(valid, Petition.case_id.is_(None))) + func.count(Petition.case_id.distinct()).filter(valid),
        one(and_(valid, Petition.next_due_on < today)),
        one(and_(valid, Petition.next_due_on.between(today, soon_until(desk)))),
        *(one(and_(valid, Petition.state == state)) for state in State),
    ).select_from(Petition)
    with desk.db.reading() as session:
        total, people, cases, late, soon, *states = session.execute(filtered(desk, figures, wanted)).one()
    return Counts(total, people, cases, late, soon, dict(zip(State, states, strict=True)))


def known_handlers(desk: Desk) -> list[str]:
    """To whom settlements were given so far, by name."""
    query = select(Petition.assigned_to).where(Petition.assigned_to != "").distinct().order_by(Petition.assigned_to)
    with desk.db.reading() as session:
        return list(session.scalars(query))
