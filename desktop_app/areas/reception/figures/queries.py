"""Counts of a span by kind and by mode: four different figures that are never mixed up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.session import Database
from desktop_app.areas.reception.figures.address import Rows, What
from desktop_app.areas.reception.models import Mode, Visit
from desktop_app.office.matter_kinds import Kind


@dataclass(frozen=True)
class FigureLine:
    """One line of the table: what it counts, and its figures; `people_of_groups` belong to the groups."""

    title: str
    kind: Kind | None
    mode: Mode | None
    visits: int
    people: int
    cases: int
    groups: int
    people_of_groups: int

    def count(self, what: What) -> int:
        """One of its four figures."""
        return {
            What.VISITS: self.visits,
            What.PEOPLE: self.people,
            What.CASES: self.cases,
            What.GROUPS: self.groups,
        }[what]


@dataclass(frozen=True)
class FigureTable:
    """The figures of a span: the whole, then by kind, then by mode."""

    from_on: date
    to_on: date
    book: str
    whole: FigureLine
    by_kind: tuple[FigureLine, ...]
    by_mode: tuple[FigureLine, ...]

    @property
    def sections(self) -> tuple[tuple[str, tuple[FigureLine, ...]], ...]:
        """The lines under their headings."""
        return ("", (self.whole,)), ("Theo loại", self.by_kind), ("Theo chế độ tiếp", self.by_mode)

    def rows(self, line: FigureLine, what: What) -> Rows:
        """The visits that one figure is made of."""
        return Rows(what, line.count(what), self.from_on, self.to_on, line.kind, line.mode, self.book)


def figures(db: Database, from_on: date, to_on: date, book: str = "") -> FigureTable:
    """The figures of the span; of one book, or of all."""
    tests: list[ColumnElement[bool]] = [Visit.received_on.between(from_on, to_on), Visit.voided_on.is_(None)]
    if book:
        tests.append(Visit.book == book)
    with db.reading() as session:
        return FigureTable(
            from_on,
            to_on,
            book,
            _whole(session, tests),
            tuple(_by(session, tests, Visit.kind, kind) for kind in Kind),
            tuple(_by(session, tests, Visit.mode, mode) for mode in Mode),
        )


def _whole(session: Session, tests: Sequence[ColumnElement[bool]]) -> FigureLine:
    return FigureLine("Cả kỳ", None, None, *_counts(session, tests))


def _by(
    session: Session,
    tests: Sequence[ColumnElement[bool]],
    column: InstrumentedAttribute[Any],
    value: Kind | Mode,
) -> FigureLine:
    counted = _counts(session, [*tests, column == value])
    kind = value if isinstance(value, Kind) else None
    return FigureLine(value.value, kind, value if isinstance(value, Mode) else None, *counted)


def _counts(session: Session, tests: Sequence[ColumnElement[bool]]) -> tuple[int, int, int, int, int]:
    one = func.count().filter
    people = func.coalesce(func.sum(Visit.people_present), 0)
    of_groups = func.coalesce(func.sum(Visit.people_present).filter(Visit.is_group), 0)
    query = (
        select(
            func.count(),
            people,
            one(Visit.case_id.is_(None)) + func.count(Visit.case_id.distinct()),
            one(Visit.is_group),
            of_groups,
        )
        .select_from(Visit)
        .where(and_(*tests))
    )
    visits, came, cases, groups, crowd = session.execute(query).one()
    return visits, came, cases, groups, crowd
