"""What lists, papers and Hôm nay show of the register of conventions: frozen rows, pages by key, counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, Select, and_, exists, func, or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from db import index
from desktop_app.areas.conventions.law import ENDED
from desktop_app.areas.conventions.models import CONVENTION_KIND, Convention, ConventionPaper
from desktop_app.areas.conventions.row import ConventionRow, HamletWithout, Rows
from desktop_app.areas.conventions.states import Kind, State
from desktop_app.areas.conventions.way import NEXT, UNDER_WAY, papers_needed
from desktop_app.office.area import Standing
from desktop_app.office.desk import Desk
from desktop_app.office.finding import soon_until
from desktop_app.office.hamlet_days import changed_by
from desktop_app.office.hamlets import hamlet_rows
from desktop_app.office.models import Hamlet

__all__ = ["ConventionFilter", "ConventionPages", "ConventionRow", "Counts", "counts", "hamlets_without"]

_NUMBER = re.compile(r"\s*(\d{1,7})\s*/\s*(\d{4})\s*")
BESIDE = (joinedload(Convention.hamlet), selectinload(Convention.papers))
"""What a row needs besides the convention itself."""


@dataclass(frozen=True)
class ConventionFilter:
    """Which conventions a list shows; an empty filter shows all.

    `without` shows no conventions but the hamlets that have none.
    """

    text: str = ""
    hamlet_uid: str = ""
    state: State | None = None
    kind: Kind | None = None
    late_only: bool = False
    due_soon: bool = False
    missing_papers: bool = False
    arranged: bool = False
    open_only: bool = False
    standing: Standing | None = None
    uids: tuple[str, ...] = ()
    without: bool = False


SORTS: dict[str, tuple[Any, ...]] = {
    "number": (Convention.year, Convention.number, Convention.id),
    "hamlet": (Convention.hamlet_id, Convention.year, Convention.number, Convention.id),
    "proposed_on": (Convention.proposed_on, Convention.id),
    "due": (func.coalesce(Convention.next_due_on, date.max), Convention.id),
}


class ConventionPages:
    """The list of conventions under a filter, in one order, read by key."""

    def __init__(self, desk: Desk, wanted: ConventionFilter, sort: str = "number", descending: bool = True) -> None:
        """`sort` is a key of SORTS."""
        self._desk, self._wanted = desk, wanted
        self._order, self._descending = SORTS[sort], descending

    def after(self, last: ConventionRow | None, size: int) -> Sequence[ConventionRow]:
        """At most `size` rows that follow `last`."""
        query = filtered(self._desk, select(Convention, *self._order), self._wanted)
        if last is not None:
            here, there = tuple_(*self._order), tuple_(*last.key, types=[column.type for column in self._order])
            query = query.where(here < there if self._descending else here > there)
        turned = (column.desc() if self._descending else column.asc() for column in self._order)
        with self._desk.db.reading() as session:
            found = session.execute(query.order_by(*turned).limit(size).options(*BESIDE)).all()
            rows = Rows(session, self._desk.clock.today())
            return [rows.row(convention, tuple(key)) for convention, *key in found]

    def count(self) -> int:
        """How many conventions the filter lets through."""
        with self._desk.db.reading() as session:
            query = filtered(self._desk, select(func.count(Convention.id)), self._wanted)
            count: int = session.scalars(query).one()
            return count


def filtered(desk: Desk, query: Select[Any], wanted: ConventionFilter) -> Select[Any]:
    """The query under the filter."""
    known = standings_on(desk)
    pressing = ((wanted.late_only, Standing.LATE), (wanted.due_soon, Standing.SOON), (wanted.standing, wanted.standing))
    standings = [known[each] for chosen, each in pressing if chosen and each]
    asked: list[tuple[object, ColumnExpressionArgument[bool]]] = [
        (wanted.state, Convention.state == wanted.state),
        (wanted.kind, Convention.kind == wanted.kind),
        (wanted.hamlet_uid, Convention.hamlet_id.in_(select(Hamlet.id).where(Hamlet.uid == wanted.hamlet_uid))),
        (standings, or_(*standings) if standings else Convention.id > 0),
        (wanted.missing_papers, lacks_papers()),
        (wanted.arranged, is_arranged(desk.clock.today())),
        (wanted.open_only, and_(Convention.state.in_(UNDER_WAY), Convention.voided_on.is_(None))),
        (wanted.uids, Convention.uid.in_(wanted.uids)),
    ]
    query = query.where(*(test for chosen, test in asked if chosen))
    if number := _NUMBER.fullmatch(wanted.text):
        return query.where(Convention.number == int(number[1]), Convention.year == int(number[2]))
    if index.match(wanted.text):
        return query.join(index.search, index.at(CONVENTION_KIND, Convention.id)).where(index.matches(wanted.text))
    return query


def lacks_papers() -> ColumnElement[bool]:
    """Whether the next step lacks a paper."""
    lacking = [
        and_(Convention.state == state, or_(*(~_held(key) for key in papers_needed(state))))
        for state in NEXT
        if papers_needed(state)
    ]
    return and_(Convention.voided_on.is_(None), ~Convention.is_backfilled, or_(*lacking))


def _held(key: str) -> ColumnElement[bool]:
    return exists().where(
        ConventionPaper.convention_id == Convention.id, ConventionPaper.key == key, ConventionPaper.voided_on.is_(None)
    )


def is_arranged(today: date) -> ColumnElement[bool]:
    """Whether another hamlet has taken the place of the convention's own, which the law does not settle."""
    living = and_(Convention.voided_on.is_(None), Convention.state.not_in(ENDED))
    return and_(living, Convention.hamlet_id.in_(changed_by(today)))


def standings_on(desk: Desk) -> dict[Standing, ColumnElement[bool]]:
    """What it takes to press so much today; no convention does in two ways.

    What is active is under way in the hamlet, what waits was sent to be recognised.
    """
    today, soon = desk.clock.today(), soon_until(desk)
    valid = Convention.voided_on.is_(None)
    quiet = and_(valid, or_(Convention.next_due_on.is_(None), Convention.next_due_on > soon))
    sent = Convention.state == State.SUBMITTED
    return {
        Standing.LATE: and_(valid, Convention.next_due_on < today),
        Standing.SOON: and_(valid, Convention.next_due_on.between(today, soon)),
        Standing.ACTIVE: and_(quiet, Convention.state.in_(UNDER_WAY), ~sent),
        Standing.WAITING: and_(quiet, sent),
    }


@dataclass(frozen=True)
class Counts:
    """How the conventions under a filter stand; void ones count nowhere. `lacking` lack a paper of the next step."""

    conventions: int
    lacking: int
    arranged: int
    by_standing: Mapping[Standing, int]
    by_state: Mapping[State, int]

    @property
    def under_way(self) -> int:
        """How many are being made."""
        return sum(self.by_state[state] for state in UNDER_WAY)

    @property
    def in_force(self) -> int:
        """How many hold, wholly or in part."""
        return sum(self.by_state[state] for state in (State.IN_FORCE, State.PARTLY_SUSPENDED, State.PARTLY_ABOLISHED))

    @property
    def late(self) -> int:
        """How many owe something that is overdue."""
        return self.by_standing[Standing.LATE]

    @property
    def soon(self) -> int:
        """How many owe something within three working days."""
        return self.by_standing[Standing.SOON]


def counts(desk: Desk, wanted: ConventionFilter) -> Counts:
    """The counts of a filter, all of them by one question."""
    valid, one, standings = Convention.voided_on.is_(None), func.count().filter, standings_on(desk)
    figures: Any = select(
        one(valid),
        one(lacks_papers()),
        one(is_arranged(desk.clock.today())),
        *(one(test) for test in standings.values()),
        *(one(and_(valid, Convention.state == state)) for state in State),
    ).select_from(Convention)
    with desk.db.reading() as session:
        total, lacking, arranged, *found = session.execute(filtered(desk, figures, wanted)).one()
    by_standing, by_state = found[: len(standings)], found[len(standings) :]
    by_standings, by_states = zip(standings, by_standing, strict=True), zip(State, by_state, strict=True)
    return Counts(total, lacking, arranged, dict(by_standings), dict(by_states))


def hamlets_without(desk: Desk) -> list[HamletWithout]:
    """The hamlets of today that have no text in force and none under way, in the order of their list."""
    has = select(Convention.hamlet_id).where(Convention.voided_on.is_(None), Convention.state.not_in(ENDED))
    with desk.db.reading() as session:
        taken = set(session.scalars(has))
        rows = hamlet_rows(session, desk.clock.today())
    return [HamletWithout(row.uid, row.full_name, row.households) for row in rows if row.id not in taken]


def known_hamlets(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The hamlets that have a convention, by uid, with their names."""
    query = select(Hamlet).where(Hamlet.id.in_(select(Convention.hamlet_id))).order_by(Hamlet.id)
    with desk.db.reading() as session:
        return tuple((hamlet.uid, hamlet.full_name) for hamlet in session.scalars(query))
