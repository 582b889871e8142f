"""Counting: one grouped query for each source gives every figure over it; the same filter gives a figure's rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Subquery, func, literal, select, tuple_
from sqlalchemy.orm import Session

from desktop_app.office.figures.source import Pick, Source, Span

if TYPE_CHECKING:
    from desktop_app.office.desk import Desk


@dataclass(frozen=True)
class CountedRow:
    """One thing behind a figure and what it adds to it; `cells` stand under the source's heads.

    `opens` is the uid with which the source's page is opened: its own, or that of the record it is a part of.
    """

    id: int
    uid: str
    on: date
    amount: int
    cells: tuple[str, ...] = ()
    opens: str = ""

    @property
    def key(self) -> tuple[date, int]:
        """Its place in the list."""
        return self.on, self.id


@dataclass(frozen=True)
class Cube:
    """The counts of a source by everything that the picks distinguish."""

    dimensions: tuple[str, ...]
    measures: tuple[str, ...]
    groups: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]

    def total(self, pick: Pick) -> int:
        """The figure; the pick must be one of those that the cube was made for."""
        tests = [(self.dimensions.index(name), allowed) for name, allowed in pick.where]
        at = self.measures.index(pick.measure)
        return sum(
            amounts[at] for tokens, amounts in self.groups if all(tokens[place] in allowed for place, allowed in tests)
        )


def cube(desk: "Desk", session: Session, source: Source, span: Span, picks: Iterable[Pick]) -> Cube:
    """The counts that answer all of these picks, read once."""
    wanted = tuple(picks)
    dimensions = tuple(sorted({name for pick in wanted for name, _ in pick.where}))
    measures = tuple(sorted({pick.measure for pick in wanted}))
    things = source.relation(desk, span).subquery()
    grouped = [things.c[name] for name in dimensions]
    summed = (_sum(things, measure) for measure in measures)
    query: Any = select(*grouped, *summed).select_from(things).where(*_shared(things, wanted)).group_by(*grouped)
    many = len(dimensions)
    found = session.execute(query)
    groups = tuple((tuple(map(_token, row[:many])), tuple(int(each or 0) for each in row[many:])) for row in found)
    return Cube(dimensions, measures, groups)


def counted_rows(
    desk: "Desk",
    session: Session,
    source: Source,
    span: Span,
    pick: Pick,
    after: CountedRow | None = None,
    size: int | None = None,
) -> list[CountedRow]:
    """The rows behind a figure, the latest first; at most `size` of those that follow `after`."""
    things = source.relation(desk, span).subquery()
    amount = _amount(things, pick.measure)
    opens = things.c.get("opens", things.c.uid)
    query: Any = select(things.c.id, things.c.uid, things.c.on, amount, opens).where(*_tests(things, pick))
    if after is not None:
        types = [things.c.on.type, things.c.id.type]
        query = query.where(tuple_(things.c.on, things.c.id) < tuple_(*after.key, types=types))
    query = query.order_by(things.c.on.desc(), things.c.id.desc()).limit(size)
    found = session.execute(query).all()
    told = _told(desk, session, source, [row.uid for row in found])
    return [CountedRow(row[0], row[1], row[2], int(row[3]), tuple(told[row[1]]), row[4]) for row in found]


def count_rows(desk: "Desk", session: Session, source: Source, span: Span, pick: Pick) -> tuple[int, int]:
    """How many rows stand behind the figure, and what they add up to."""
    things = source.relation(desk, span).subquery()
    query = select(func.count(), _sum(things, pick.measure)).select_from(things).where(*_tests(things, pick))
    many, amount = session.execute(query).one()
    return int(many), int(amount or 0)


def uids_behind(
    desk: "Desk", session: Session, source: Source, span: Span, picks: Iterable[Pick]
) -> dict[Pick, list[str]]:
    """The things behind each of these figures by their uids, all read by one query."""
    wanted = tuple(picks)
    names = tuple(
        sorted({name for pick in wanted for name, _ in pick.where} | {pick.measure for pick in wanted} - {""})
    )
    things = source.relation(desk, span).subquery()
    query: Any = select(things.c.uid, *(things.c[name] for name in names)).where(*_shared(things, wanted))
    query = query.order_by(things.c.on, things.c.id)
    places = {name: place for place, name in enumerate(names, start=1)}
    found: dict[Pick, list[str]] = {pick: [] for pick in wanted}
    for row in session.execute(query):
        for pick in wanted:
            if _fits(row, places, pick):
                found[pick].append(row[0])
    return found


def _fits(row: Any, places: Mapping[str, int], pick: Pick) -> bool:
    if pick.measure and not row[places[pick.measure]]:
        return False
    return all(_token(row[places[name]]) in allowed for name, allowed in pick.where)


def _token(value: Any) -> str:
    """What a closed list is stored as."""
    return value.name if isinstance(value, Enum) else str(value)


def _told(desk: "Desk", session: Session, source: Source, uids: Sequence[str]) -> dict[str, Sequence[str]]:
    told = dict[str, Sequence[str]]()
    for at in range(0, len(uids), 400):
        told |= source.tell(desk, session, uids[at : at + 400])
    return told


def _shared(things: Subquery, picks: Sequence[Pick]) -> list[ColumnElement[bool]]:
    """What every pick asks for: nothing else needs to be looked at."""
    shared = set.intersection(*(set(pick.where) for pick in picks)) if picks else set()
    return [things.c[name].in_(sorted(allowed)) for name, allowed in sorted(shared)]


def _tests(things: Subquery, pick: Pick) -> list[ColumnElement[bool]]:
    tests: list[ColumnElement[bool]] = [things.c[name].in_(sorted(allowed)) for name, allowed in pick.where]
    return [*tests, things.c[pick.measure] != 0] if pick.measure else tests


def _sum(things: Subquery, measure: str) -> ColumnElement[Any]:
    return func.sum(things.c[measure]) if measure else func.count()


def _amount(things: Subquery, measure: str) -> ColumnElement[Any]:
    return things.c[measure] if measure else literal(1)
