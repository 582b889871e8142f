"""What lists, panes, papers and Hôm nay show of the records of disclosure: frozen rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnExpressionArgument, Select, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from db import index
from db.session import Database
from desktop_app.areas.disclosure.kept import record_of
from desktop_app.areas.disclosure.models import DISCLOSURE_KIND, Disclosure, DisclosureForm, Form
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.shown import DisclosureView, FormView, HeadView, SlotView
from desktop_app.areas.disclosure.viewing import Viewer
from desktop_app.office.desk import Desk
from desktop_app.office.finding import soon_until

__all__ = ["DisclosureFilter", "DisclosurePages", "DisclosureView", "FormView", "HeadView", "SlotView"]

LOOK_BACK = timedelta(days=400)
CHUNK = 200


@dataclass(frozen=True)
class DisclosureFilter:
    """Which records a list shows; an empty filter shows all. A whole item stands for its parts too."""

    text: str = ""
    year: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    item_code: str = ""
    form: Form | None = None
    state: State | None = None
    uids: tuple[str, ...] = ()


SORTS: dict[str, tuple[Any, ...]] = {
    "number": (Disclosure.year, Disclosure.number, Disclosure.id),
    "trigger_on": (Disclosure.trigger_on, Disclosure.id),
    "item": (Disclosure.item_code, Disclosure.trigger_on, Disclosure.id),
    "due": (func.coalesce(Disclosure.due_on, date.max), Disclosure.id),
}


class DisclosurePages:
    """The list of records under a filter, in one order, read by key; states are told as of today."""

    def __init__(self, desk: Desk, wanted: DisclosureFilter, sort: str = "number", descending: bool = True) -> None:
        """`sort` is a key of SORTS."""
        self._desk, self._wanted = desk, wanted
        self._order, self._descending = SORTS[sort], descending

    def after(self, last: DisclosureView | None, size: int) -> Sequence[DisclosureView]:
        """At most `size` rows that follow `last`."""
        found: list[DisclosureView] = []
        with self._desk.db.reading() as session:
            viewer = viewer_of(session, self._desk)
            for rows in self._read(session, viewer, last.key if last else (), size):
                found += rows
                if len(found) >= size:
                    break
        return found[:size]

    def count(self) -> int:
        """How many records the filter lets through."""
        with self._desk.db.reading() as session:
            if self._wanted.state is None:
                total: int = session.scalars(filtered(select(func.count(Disclosure.id)), self._wanted)).one()
                return total
            viewer = viewer_of(session, self._desk)
            return sum(len(rows) for rows in self._read(session, viewer, (), CHUNK))

    def _read(
        self, session: Session, viewer: Viewer, key: tuple[Any, ...], size: int
    ) -> Iterator[list[DisclosureView]]:
        """Chunk after chunk from the key on; a state is known only once a record is looked at."""
        chunk = size if self._wanted.state is None else max(size, CHUNK)
        while True:
            found = session.execute(self._query(key, chunk)).all()
            views = viewer.views([row for row, *_ in found])
            rows = [replace(view, key=tuple(place)) for view, (_, *place) in zip(views, found, strict=True)]
            wanted = self._wanted.state
            yield [row for row in rows if wanted is None or row.standing.state is wanted]
            if len(found) < chunk:
                return
            key = rows[-1].key

    def _query(self, key: tuple[Any, ...], size: int) -> Select[Any]:
        query = filtered(select(Disclosure, *self._order), self._wanted)
        if key:
            here, there = tuple_(*self._order), tuple_(*key, types=[column.type for column in self._order])
            query = query.where(here < there if self._descending else here > there)
        return query.order_by(*(c.desc() if self._descending else c.asc() for c in self._order)).limit(size)


def filtered(query: Select[Any], wanted: DisclosureFilter) -> Select[Any]:
    """The query under the filter, but for the state."""
    tests: list[ColumnExpressionArgument[bool]] = []
    if wanted.year:
        tests.append(Disclosure.year == wanted.year)
    if wanted.from_on:
        tests.append(Disclosure.trigger_on >= wanted.from_on)
    if wanted.to_on:
        tests.append(Disclosure.trigger_on <= wanted.to_on)
    if wanted.item_code:
        part = Disclosure.item_code.startswith(f"{wanted.item_code}.", autoescape=True)
        tests.append((Disclosure.item_code == wanted.item_code) | part)
    if wanted.uids:
        tests.append(Disclosure.uid.in_(wanted.uids))
    if wanted.form:
        chosen = select(DisclosureForm.disclosure_id).where(
            DisclosureForm.form == wanted.form, DisclosureForm.left_out_reason == ""
        )
        tests.append(Disclosure.id.in_(chosen))
    if wanted.state:
        void = Disclosure.voided_on.is_not(None)
        tests.append(void if wanted.state is State.VOID else ~void)
    if index.match(wanted.text):
        query = query.join(index.search, index.at(DISCLOSURE_KIND, Disclosure.id)).where(index.matches(wanted.text))
    return query.where(*tests)


def viewer_of(session: Session, desk: Desk) -> Viewer:
    """Looks at records as of today."""
    return Viewer(session, desk.law.now(), desk.clock.today(), soon_until(desk))


def view_of(session: Session, desk: Desk, uid: str) -> DisclosureView:
    """One record, whole; UserError when there is none."""
    return viewer_of(session, desk).views([record_of(session, uid)])[0]


def views_between(session: Session, desk: Desk, from_on: date, to_on: date) -> list[DisclosureView]:
    """The records whose limit began on these days, in the order of their days; void ones too."""
    wanted = DisclosureFilter(from_on=from_on, to_on=to_on)
    query = filtered(select(Disclosure), wanted).order_by(Disclosure.trigger_on, Disclosure.id)
    return viewer_of(session, desk).views(session.scalars(query).all())


def unfinished(session: Session, desk: Desk) -> list[DisclosureView]:
    """Records that wait for something: never disclosed ones, and what began lately and still lacks something."""
    lately = Disclosure.trigger_on >= desk.clock.today() - LOOK_BACK
    query = (
        select(Disclosure)
        .where(Disclosure.voided_on.is_(None), ~Disclosure.is_backfilled)
        .where(Disclosure.disclosed_on.is_(None) | lately)
        .order_by(Disclosure.trigger_on, Disclosure.id)
    )
    views = viewer_of(session, desk).views(session.scalars(query).all())
    return [view for view in views if view.standing.state is not State.DONE]


@dataclass(frozen=True)
class Counts:
    """How many records under a filter stand how; void ones count nowhere else."""

    total: int
    by_state: Mapping[State, int]

    def of(self, state: State) -> int:
        """How many stand so."""
        return self.by_state.get(state, 0)


def counts(desk: Desk, wanted: DisclosureFilter) -> Counts:
    """The counts."""
    found: dict[State, int] = {}
    with desk.db.reading() as session:
        views = viewer_of(session, desk).views(session.scalars(filtered(select(Disclosure), wanted)).all())
    for view in views:
        if wanted.state in (None, view.standing.state):
            found[view.standing.state] = found.get(view.standing.state, 0) + 1
    return Counts(sum(found.values()) - found.get(State.VOID, 0), found)


def known_issuers(db: Database) -> list[str]:
    """The bodies that issued what was disclosed so far, the newest first."""
    return _known(db, Disclosure.issuer)


def known_responsible(db: Database) -> list[str]:
    """Who answered for what was disclosed so far, the newest first."""
    return _known(db, Disclosure.responsible)


def _known(db: Database, column: InstrumentedAttribute[str]) -> list[str]:
    with db.reading() as session:
        newest = select(column).where(column != "").order_by(Disclosure.id.desc()).limit(CHUNK)
        return list(dict.fromkeys(session.scalars(newest)))
