"""What lists, papers and Hôm nay show of the register of petitions: frozen rows, the denouncer hidden in each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import selectinload

from db import index
from desktop_app.areas.petitions.models import PETITION_KIND, Petition
from desktop_app.areas.petitions.row import PetitionRow, Rows
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.petitions.states import Outcome, Source, State
from desktop_app.office.area import Standing
from desktop_app.office.desk import Desk
from desktop_app.office.finding import soon_until
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import CaseFile

__all__ = ["Counts", "PetitionFilter", "PetitionPages", "PetitionRow", "Rows", "counts", "known_handlers"]

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
    standing: Standing | None = None
    uids: tuple[str, ...] = ()
    case_uid: str = ""


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
    pressing = ((wanted.late_only, Standing.LATE), (wanted.due_soon, Standing.SOON))
    if standings := [each for chosen, each in (*pressing, (wanted.standing, wanted.standing)) if chosen and each]:
        known = standings_on(desk)
        tests.append(or_(*(known[each] for each in standings)))
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


def standings_on(desk: Desk) -> dict[Standing, ColumnElement[bool]]:
    """What it takes to press so much today; no petition does in two ways, a finished one that owes nothing in none.

    What waits was not classified yet, or the writer has to add to it; what is active is being settled.
    """
    today, soon = desk.clock.today(), soon_until(desk)
    valid = Petition.voided_on.is_(None)
    quiet = and_(valid, or_(Petition.next_due_on.is_(None), Petition.next_due_on > soon))
    return {
        Standing.LATE: and_(valid, Petition.next_due_on < today),
        Standing.SOON: and_(valid, Petition.next_due_on.between(today, soon)),
        Standing.ACTIVE: and_(quiet, Petition.state.in_((State.ACCEPTED, State.SUSPENDED, State.DECIDED))),
        Standing.WAITING: and_(quiet, Petition.state.in_((State.NEW, State.CLASSIFIED, State.WAITING))),
    }


def _by_words(wanted: PetitionFilter) -> bool:
    """Whether the index is asked; a whole number is looked up as such."""
    return bool(index.match(wanted.text)) and _NUMBER.fullmatch(wanted.text) is None


@dataclass(frozen=True)
class Counts:
    """How the petitions under a filter stand; void ones count nowhere.

    `people` are those who signed, `cases` different matters; how much they press is told by the duty of ours that
    comes first.
    """

    petitions: int
    people: int
    cases: int
    by_standing: Mapping[Standing, int]
    by_state: Mapping[State, int]

    @property
    def open(self) -> int:
        """How many are not finished."""
        return self.petitions - self.by_state[State.ENDED]

    @property
    def late(self) -> int:
        """How many owe something that is overdue."""
        return self.by_standing[Standing.LATE]

    @property
    def soon(self) -> int:
        """How many owe something within three working days."""
        return self.by_standing[Standing.SOON]


def counts(desk: Desk, wanted: PetitionFilter) -> Counts:
    """The counts of a filter, all of them by one question."""
    valid = Petition.voided_on.is_(None)
    alone = and_(Petition.case_id.is_(None), Petition.joined_uid == "")
    one, standings = func.count().filter, standings_on(desk)
    figures: Any = select(
        one(valid),
        func.coalesce(func.sum(Petition.signers).filter(valid), 0),
        one(and_(valid, alone)) + func.count(Petition.case_id.distinct()).filter(valid),
        *(one(test) for test in standings.values()),
        *(one(and_(valid, Petition.state == state)) for state in State),
    ).select_from(Petition)
    with desk.db.reading() as session:
        total, people, cases, *found = session.execute(filtered(desk, figures, wanted)).one()
    by_standing, by_state = found[: len(standings)], found[len(standings) :]
    return Counts(
        total, people, cases, dict(zip(standings, by_standing, strict=True)), dict(zip(State, by_state, strict=True))
    )


def known_handlers(desk: Desk) -> list[str]:
    """To whom settlements were given so far, by name."""
    query = select(Petition.assigned_to).where(Petition.assigned_to != "").distinct().order_by(Petition.assigned_to)
    with desk.db.reading() as session:
        return list(session.scalars(query))
