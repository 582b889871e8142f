"""The law as this office knows it: the shipped rules and holidays, and what the office corrected over them."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from threading import Lock
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.session import Database
from desktop_app.core.law.calendar import OfficeDay, WorkCalendar
from desktop_app.core.law.citation import UNCHECKED
from desktop_app.core.law.deadline import Law, Move, OpenDeadline
from desktop_app.core.law.rulebook import Confidence, Rule, Rulebook, load_rules
from desktop_app.core.resources import resource
from desktop_app.office.models import CalendarDay, DayKind, LawVersion


class Limits(Protocol):
    """What an area with running deadlines offers, so that a change of law can move them."""

    def open_deadlines(self, session: Session) -> Sequence[OpenDeadline]:
        """Every deadline that is still running; titles without hidden data."""

    def move(self, session: Session, moves: Sequence[Move], on: date) -> None:
        """Give these records their new day, inside the caller's transaction, which is made on the day `on`."""


class LawBook:
    """The rulebook and the calendar in force at the office, read again after the office changed them."""

    def __init__(self, db: Database, limits: Sequence[Limits] = ()) -> None:
        """Read from the office's file when first asked; `limits` are the areas whose deadlines follow the law."""
        self.limits = tuple(limits)
        self._db = db
        self._lock = Lock()
        self._read: Law | None = None
        db.on_change(self._changed)

    @property
    def rulebook(self) -> Rulebook:
        """Every dated rule, the office's versions in their place."""
        return self.now().rulebook

    @property
    def calendar(self) -> WorkCalendar:
        """Working days, the office's days over the national list."""
        return self.now().calendar

    def now(self) -> Law:
        """Rules and calendar of one moment."""
        with self._lock:
            if self._read is None:
                with self._db.reading() as session:
                    self._read = Law(read_rulebook(session), read_calendar(session))
            return self._read

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {LawVersion.__tablename__, CalendarDay.__tablename__}:
            with self._lock:
                self._read = None


def read_rulebook(session: Session) -> Rulebook:
    """The shipped rules with the office's own versions over them."""
    rows = session.scalars(select(LawVersion).where(LawVersion.is_withdrawn.is_(False)).order_by(LawVersion.id))
    return amended(rows)


def amended(rows: Iterable[LawVersion]) -> Rulebook:
    """The shipped rules with these versions over them, the last one on top; ValueError when days stay without one."""
    shipped = _shipped()
    return shipped.amended([_version(shipped, row) for row in rows])


def read_calendar(session: Session) -> WorkCalendar:
    """The national list with the office's days over it."""
    rows = session.scalars(select(CalendarDay).where(CalendarDay.is_withdrawn.is_(False)))
    return WorkCalendar({row.on: _day(row) for row in rows})


@cache
def _shipped() -> Rulebook:
    return Rulebook(load_rules(resource("legal")))


def _version(shipped: Rulebook, row: LawVersion) -> Rule:
    newest = shipped.versions(row.key)[-1]
    return Rule(
        key=row.key,
        title=newest.title,
        value=row.value,
        unit=row.unit,
        from_on=row.from_on,
        to_on=row.to_on,
        citation=row.citation,
        confidence=row.confidence or Confidence.OFFICE,
        adds_to=newest.adds_to,
        least=newest.least,
        most=newest.most,
        source=row.uid or "office",
        document=row.document,
        reason=row.reason,
        came_from=row.came_from or "",
    )


def _day(row: CalendarDay) -> OfficeDay:
    doubt = f" ({UNCHECKED})" if row.confidence and not row.confidence.checked else ""
    return OfficeDay(
        on=row.on,
        working=row.kind is DayKind.WORKED,
        reason=row.title,
        document=row.document,
        came_from=row.came_from + doubt,
        confidence=row.confidence,
    )
