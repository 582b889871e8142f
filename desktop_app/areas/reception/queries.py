"""What lists, panes and Hôm nay show of the reception register: frozen rows, the denouncer hidden in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnExpressionArgument, Select, false, func, or_, select, tuple_
from sqlalchemy.orm import Session, selectinload

from db import index
from db.session import Database
from desktop_app.areas.reception.books.rules import number_meant
from desktop_app.areas.reception.models import VISIT_KIND, Handling, Mode, Visit
from desktop_app.areas.reception.row import VisitRow, places, visit_row
from desktop_app.areas.reception.told import LikeVisit, ToldVisit, like_visits, told_visit
from desktop_app.office.matter_kinds import Kind

__all__ = [
    "BY_AGE",
    "SORTS",
    "CaseVisits",
    "LikeVisit",
    "ToldVisit",
    "VisitFilter",
    "VisitPages",
    "VisitRow",
    "cases_of_visits",
    "due_visits",
    "filtered",
    "like_visits",
    "places",
    "told_visit",
    "visit_row",
    "visits_by_case",
    "visits_of_case",
]


@dataclass(frozen=True)
class VisitFilter:
    """Which visits a list shows; an empty filter shows all."""

    text: str = ""
    from_on: date | None = None
    to_on: date | None = None
    kind: Kind | None = None
    handling: Handling | None = None
    mode: Mode | None = None
    open_only: bool = False
    uids: tuple[str, ...] = ()
    book: str = ""
    groups_only: bool = False
    valid_only: bool = False


SORTS: dict[str, tuple[Any, ...]] = {
    "number": (Visit.year, Visit.number, Visit.id),
    "received_on": (Visit.received_on, Visit.id),
    "name": (Visit.who_key, Visit.id),
    "kind": (Visit.kind, Visit.year, Visit.number, Visit.id),
    "due": (Visit.is_open, Visit.answer_due_on, Visit.id),
}

BY_AGE = ("received_on", "number")


class VisitPages:
    """The list of visits under a filter, in one order, read by key."""

    def __init__(
        self,
        db: Database,
        wanted: VisitFilter,
        sort: str = "received_on",
        descending: bool = True,
        sees_content: bool = True,
    ) -> None:
        """`sort` is a key of SORTS; `sees_content` is False for an account that must not read denunciations."""
        self._db = db
        self._wanted = wanted
        # The index knows its hits only by their own order; any other one would have to gather all of them first.
        self._order = (index.search.c.rowid,) if _by_words(wanted) and sort in BY_AGE else SORTS[sort]
        self._descending = descending
        self._sees_content = sees_content

    def after(self, last: VisitRow | None, size: int) -> Sequence[VisitRow]:
        """At most `size` rows that follow `last`."""
        query = readable(select(Visit, *self._order), self._wanted, self._sees_content)
        if last is not None:
            here, there = tuple_(*self._order), tuple_(*last.key, types=[column.type for column in self._order])
            query = query.where(here < there if self._descending else here > there)
        turned = (column.desc() if self._descending else column.asc() for column in self._order)
        query = query.order_by(*turned).limit(size).options(selectinload(Visit.people))
        with self._db.reading() as session:
            found = session.execute(query).all()
            where = places(session, [visit for visit, *_ in found])
            return [visit_row(v, where, self._sees_content, tuple(key)) for v, *key in found]

    def count(self) -> int:
        """How many visits the filter lets through."""
        with self._db.reading() as session:
            query = readable(select(func.count(Visit.id)), self._wanted, self._sees_content)
            count: int = session.scalars(query).one()
            return count


def readable(query: Select[Any], wanted: VisitFilter, sees_content: bool) -> Select[Any]:
    """Under the filter; whoever must not read denunciations does not find them by their words either."""
    query = filtered(query, wanted)
    return query if sees_content or not _by_words(wanted) else query.where(~Visit.is_secret)


def filtered(query: Select[Any], wanted: VisitFilter) -> Select[Any]:
    """The query under the filter."""
    tests: list[ColumnExpressionArgument[bool]] = [
        column == value
        for column, value in ((Visit.kind, wanted.kind), (Visit.handling, wanted.handling), (Visit.mode, wanted.mode))
        if value is not None
    ]
    if wanted.from_on:
        tests.append(Visit.received_on >= wanted.from_on)
    if wanted.to_on:
        tests.append(Visit.received_on <= wanted.to_on)
    if wanted.open_only:
        tests.append(Visit.is_open)
    if wanted.uids:
        tests.append(Visit.uid.in_(wanted.uids))
    if wanted.book:
        tests.append(Visit.book == wanted.book)
    if wanted.groups_only:
        tests.append(Visit.is_group)
    if wanted.valid_only:
        tests.append(Visit.voided_on.is_(None))
    if asked := number_meant(wanted.text):
        tests += [Visit.number == asked.number, Visit.book == asked.book]
        tests += [Visit.year == asked.year] if asked.year else []
    if _by_words(wanted):
        query = query.join(index.search, index.at(VISIT_KIND, Visit.id)).where(index.matches(wanted.text))
    return query.where(*tests)


def _by_words(wanted: VisitFilter) -> bool:
    """Whether the index is asked; a whole number is looked up as such."""
    return bool(index.match(wanted.text)) and number_meant(wanted.text) is None


def visits_of_case(session: Session, case_id: int | None, uid: str, *, sees_content: bool) -> list[VisitRow]:
    """The visits of a case and the one visit named by `uid`, the oldest first."""
    wanted = or_(Visit.case_id == case_id if case_id else false(), Visit.uid == uid)
    query = select(Visit).where(wanted, Visit.voided_on.is_(None)).order_by(Visit.received_on, Visit.id)
    visits = session.scalars(query.options(selectinload(Visit.people))).all()
    where = places(session, visits)
    return [visit_row(visit, where, sees_content) for visit in visits]


def due_visits(db: Database, until: date, limit: int = 200) -> list[VisitRow]:
    """Open visits whose answer is due on or before the day, the oldest deadline first."""
    query = (
        select(Visit)
        .where(Visit.is_open, Visit.answer_due_on <= until)
        .order_by(Visit.answer_due_on, Visit.id)
        .limit(limit)
        .options(selectinload(Visit.people))
    )
    with db.reading() as session:
        visits = session.scalars(query).all()
        where = places(session, visits)
        return [visit_row(visit, where, sees_content=True) for visit in visits]


@dataclass(frozen=True)
class CaseVisits:
    """The visits of one case: how many, how many people came, the last day, whether one of them hides somebody."""

    visits: int
    people: int
    last_on: date
    is_secret: bool


def visits_by_case(session: Session, cases: Sequence[int] | Select[Any]) -> dict[int, CaseVisits]:
    """What each of these cases has of visits, by key; void visits count nowhere."""
    query = (
        select(
            Visit.case_id,
            func.count(),
            func.sum(Visit.people_present),
            func.max(Visit.received_on),
            func.max(Visit.is_secret),
        )
        .where(Visit.case_id.in_(cases), Visit.voided_on.is_(None))
        .group_by(Visit.case_id)
    )
    return {
        key: CaseVisits(visits, people, last_on, bool(secret))
        for key, visits, people, last_on, secret in session.execute(query)
        if key is not None
    }


def cases_of_visits(text: str, *, sees_content: bool) -> Select[Any]:
    """The keys of the cases of which a visit holds all these words."""
    return readable(select(Visit.case_id).where(Visit.case_id.is_not(None)), VisitFilter(text=text), sees_content)
