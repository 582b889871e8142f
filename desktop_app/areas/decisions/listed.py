"""What lists and Hôm nay show of the register of decisions: pages by key, counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from db import index
from desktop_app.areas.decisions.models import DECISION_KIND, Decision
from desktop_app.areas.decisions.row import DecisionRow, row_of
from desktop_app.areas.decisions.states import Kind, Scope, State
from desktop_app.areas.decisions.votes.models import Tally, Vote, VoteUnit
from desktop_app.office.area import Standing
from desktop_app.office.desk import Desk
from desktop_app.office.finding import soon_until
from desktop_app.office.models import Hamlet

_NUMBER = re.compile(r"\s*(\d{1,7})\s*/\s*(\d{4})\s*")
_SHARED = (State.PROPOSED, State.PREPARING, State.ANNOUNCED, State.NO_QUORUM, State.VOTED_DOWN, State.PASSED)
_UNITS = selectinload(Decision.votes).selectinload(Vote.units)
BESIDE = (
    joinedload(Decision.hamlet),
    selectinload(Decision.choices),
    _UNITS.selectinload(VoteUnit.tallies).joinedload(Tally.choice),
    _UNITS.joinedload(VoteUnit.hamlet),
)
"""What a row needs besides the decision itself."""


@dataclass(frozen=True)
class DecisionFilter:
    """Which decisions a list shows; an empty filter shows all."""

    text: str = ""
    from_on: date | None = None
    to_on: date | None = None
    hamlet_uid: str = ""
    scope: Scope | None = None
    kind: Kind | None = None
    state: State | None = None
    late_only: bool = False
    due_soon: bool = False
    standing: Standing | None = None
    uids: tuple[str, ...] = ()


SORTS: dict[str, tuple[Any, ...]] = {
    "number": (Decision.year, Decision.number, Decision.id),
    "proposed_on": (Decision.proposed_on, Decision.id),
    "hamlet": (func.coalesce(Decision.hamlet_id, 0), Decision.year, Decision.number, Decision.id),
    "due": (func.coalesce(Decision.next_due_on, date.max), Decision.id),
}


class DecisionPages:
    """The list of decisions under a filter, in one order, read by key."""

    def __init__(self, desk: Desk, wanted: DecisionFilter, sort: str = "number", descending: bool = True) -> None:
        """`sort` is a key of SORTS."""
        self._desk, self._wanted = desk, wanted
        self._order, self._descending = SORTS[sort], descending

    def after(self, last: DecisionRow | None, size: int) -> Sequence[DecisionRow]:
        """At most `size` rows that follow `last`."""
        query = filtered(self._desk, select(Decision, *self._order), self._wanted)
        if last is not None:
            here, there = tuple_(*self._order), tuple_(*last.key, types=[column.type for column in self._order])
            query = query.where(here < there if self._descending else here > there)
        turned = (column.desc() if self._descending else column.asc() for column in self._order)
        with self._desk.db.reading() as session:
            found = session.execute(query.order_by(*turned).limit(size).options(*BESIDE)).all()
            return [row_of(decision, tuple(key)) for decision, *key in found]

    def count(self) -> int:
        """How many decisions the filter lets through."""
        with self._desk.db.reading() as session:
            query = filtered(self._desk, select(func.count(Decision.id)), self._wanted)
            count: int = session.scalars(query).one()
            return count


def filtered(desk: Desk, query: Select[Any], wanted: DecisionFilter) -> Select[Any]:
    """The query under the filter."""
    known = standings_on(desk)
    pressing = ((wanted.late_only, Standing.LATE), (wanted.due_soon, Standing.SOON), (wanted.standing, wanted.standing))
    standings = [known[each] for chosen, each in pressing if chosen and each]
    asked: list[tuple[object, ColumnExpressionArgument[bool]]] = [
        (wanted.from_on, Decision.proposed_on >= (wanted.from_on or date.min)),
        (wanted.to_on, Decision.proposed_on <= (wanted.to_on or date.max)),
        (wanted.hamlet_uid, Decision.hamlet_id.in_(select(Hamlet.id).where(Hamlet.uid == wanted.hamlet_uid))),
        (wanted.scope, Decision.scope == wanted.scope),
        (wanted.kind, Decision.kind == wanted.kind),
        (wanted.state, Decision.state == wanted.state),
        (standings, or_(*standings) if standings else Decision.id > 0),
        (wanted.uids, Decision.uid.in_(wanted.uids)),
    ]
    query = query.where(*(test for chosen, test in asked if chosen))
    if number := _NUMBER.fullmatch(wanted.text):
        return query.where(Decision.number == int(number[1]), Decision.year == int(number[2]))
    if index.match(wanted.text):
        return query.join(index.search, index.at(DECISION_KIND, Decision.id)).where(index.matches(wanted.text))
    return query


def standings_on(desk: Desk) -> dict[Standing, ColumnElement[bool]]:
    """What it takes to press so much today; no decision does in two ways.

    What is active is discussed by the people, what waits was sent to be recognised.
    """
    today, soon = desk.clock.today(), soon_until(desk)
    valid = Decision.voided_on.is_(None)
    quiet = and_(valid, or_(Decision.next_due_on.is_(None), Decision.next_due_on > soon))
    return {
        Standing.LATE: and_(valid, Decision.next_due_on < today),
        Standing.SOON: and_(valid, Decision.next_due_on.between(today, soon)),
        Standing.ACTIVE: and_(quiet, Decision.state.in_(_SHARED)),
        Standing.WAITING: and_(quiet, Decision.state == State.SENT),
    }


@dataclass(frozen=True)
class Counts:
    """How the decisions under a filter stand; void ones count nowhere."""

    decisions: int
    passed: int
    by_standing: Mapping[Standing, int]
    by_state: Mapping[State, int]

    @property
    def under_way(self) -> int:
        """How many are being discussed or wait to be recognised."""
        return sum(self.by_state[state] for state in (*_SHARED, State.SENT))

    @property
    def late(self) -> int:
        """How many owe something that is overdue."""
        return self.by_standing[Standing.LATE]

    @property
    def soon(self) -> int:
        """How many owe something within three working days."""
        return self.by_standing[Standing.SOON]


def counts(desk: Desk, wanted: DecisionFilter) -> Counts:
    """The counts of a filter, all of them by one question."""
    valid, one, standings = Decision.voided_on.is_(None), func.count().filter, standings_on(desk)
    figures: Any = select(
        one(valid),
        one(and_(valid, Decision.has_passed.is_(True))),
        *(one(test) for test in standings.values()),
        *(one(and_(valid, Decision.state == state)) for state in State),
    ).select_from(Decision)
    with desk.db.reading() as session:
        total, passed, *found = session.execute(filtered(desk, figures, wanted)).one()
    by_standing, by_state = found[: len(standings)], found[len(standings) :]
    by_standings, by_states = zip(standings, by_standing, strict=True), zip(State, by_state, strict=True)
    return Counts(total, passed, dict(by_standings), dict(by_states))


def known_hamlets(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The hamlets that have a decision, by uid, with their names."""
    query = select(Hamlet).where(Hamlet.id.in_(select(Decision.hamlet_id))).order_by(Hamlet.id)
    with desk.db.reading() as session:
        return tuple((hamlet.uid, hamlet.full_name) for hamlet in session.scalars(query))
