"""What stands behind a figure: the rows of a register, the figures it is made of, what was typed, or another page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import CountedRow, count_rows, counted_rows
from desktop_app.office.figures.source import Head, Pick, Source, Span
from desktop_app.reports.figures import form_of
from desktop_app.reports.indicators.definition import Indicator, Way
from desktop_app.reports.indicators.evaluating import pick_of
from desktop_app.reports.kept import Wanted, report_for
from desktop_app.reports.known import Known
from desktop_app.reports.models import PeopleCount, Report
from desktop_app.reports.spans import span_of


@dataclass(frozen=True)
class TypedLine:
    """One entry behind a typed figure."""

    uid: str
    what: str
    value: Decimal | None
    source: str
    person: str
    dated_on: date | None
    voided_on: date | None
    void_reason: str


@dataclass(frozen=True, kw_only=True)
class Behind:
    """What a figure opens.

    Of a counted one: the `page` that opens a row, its `heads`, how `many` rows there are and what they `amount` to,
    with the `noun` of the rows. Of one that is made of others: the `parts`. Of a typed one: the `typed` lines. Of one
    that is read elsewhere: the `page` and what it is told to open.
    """

    indicator: Indicator
    way: Way
    page: str = ""
    opens: str = ""
    noun: str = ""
    heads: tuple[Head, ...] = ()
    many: int = 0
    amount: int = 0
    parts: tuple[Indicator, ...] = ()
    typed: tuple[TypedLine, ...] = ()


class RowPages:
    """The rows behind a counted figure, the latest first, read by key."""

    def __init__(self, desk: Desk, source: Source, span: Span, pick: Pick) -> None:
        """Of one pick over these days."""
        self._desk, self._source, self._span, self._pick = desk, source, span, pick

    def after(self, last: CountedRow | None, size: int) -> Sequence[CountedRow]:
        """At most `size` rows that follow `last`."""
        with self._desk.db.reading() as session:
            return counted_rows(self._desk, session, self._source, self._span, self._pick, last, size)

    def count(self) -> int:
        """How many there are."""
        with self._desk.db.reading() as session:
            return count_rows(self._desk, session, self._source, self._span, self._pick)[0]


def behind(desk: Desk, known: Known, wanted: Wanted, key: str) -> Behind:
    """What the figure of a report opens, as the registers stand now; KeyError for no such indicator."""
    with desk.db.reading() as session:
        report = report_for(session, desk, wanted)
        indicator = form_of(session, report).indicator(key)
        return _behind(desk, session, known, report, indicator)


def row_pages(desk: Desk, known: Known, wanted: Wanted, key: str) -> RowPages:
    """The rows behind a counted figure of a report; KeyError where it counts none."""
    with desk.db.reading() as session:
        report = report_for(session, desk, wanted)
        indicator = form_of(session, report).indicator(key)
        pick = _pick(report, indicator)
        if pick is None:
            raise KeyError(key)
        return RowPages(desk, known.source(pick.source), _days(desk, session, report, indicator), pick)


def _behind(desk: Desk, session: Session, known: Known, report: Report, indicator: Indicator) -> Behind:
    span = _days(desk, session, report, indicator)
    if pick := _pick(report, indicator):
        source = known.source(pick.source)
        many, amount = count_rows(desk, session, source, span, pick)
        told = {"page": source.page, "noun": source.noun, "heads": source.heads}
        return Behind(indicator=indicator, way=Way.COUNTED, many=many, amount=amount, **told)  # type: ignore[arg-type]
    if indicator.operands:
        parts = tuple(form_of(session, report).indicator(name) for name in indicator.operands)
        return Behind(indicator=indicator, way=indicator.way, parts=parts)
    if indicator.reading:
        reading = known.reading(indicator.reading)
        opens = reading.opens(desk, session, span) if reading.opens else ""
        return Behind(indicator=indicator, way=Way.READ, page=reading.page, opens=opens)
    return Behind(indicator=indicator, way=Way.ASKED, typed=tuple(_typed(report, indicator.key)))


def _days(desk: Desk, session: Session, report: Report, indicator: Indicator) -> Span:
    return indicator.days(span_of(desk, session, form_of(session, report), report.from_on, report.to_on))


def _pick(report: Report, indicator: Indicator) -> Pick | None:
    return pick_of(indicator, report.people is PeopleCount.DIFFERENT)


def _typed(report: Report, key: str) -> list[TypedLine]:
    return [
        TypedLine(
            each.uid,
            each.what,
            Decimal(each.value) if each.value else None,
            each.source,
            each.person,
            each.dated_on,
            each.voided_on,
            each.void_reason,
        )
        for each in report.entries
        if each.key == key
    ]
