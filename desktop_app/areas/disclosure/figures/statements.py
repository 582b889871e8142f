"""Months of which somebody stated that an item gave nothing to disclose."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, Select, func, select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.catalogue import read_catalogue
from desktop_app.areas.disclosure.figures.clauses import CLAUSE, clause
from desktop_app.areas.disclosure.further_models import NothingArose
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Head, Source, Span


def _statements(desk: Desk, span: Span) -> Select[Any]:
    """Months that begin in the span; the one in which it begins counts too, as in the report to the council."""
    first: Any = func.printf("%04d-%02d-01", NothingArose.year, NothingArose.month, type_=Date)
    return (
        select(
            NothingArose.id,
            NothingArose.uid,
            first.label("on"),
            clause(desk, NothingArose.item_code, first).label("clause"),
        )
        .where(NothingArose.year.between(span.from_on.year, span.to_on.year))
        .where(first.between(span.from_on.replace(day=1), span.to_on), NothingArose.is_withdrawn.is_(False))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    catalogue, found = read_catalogue(session), dict[str, Sequence[str]]()
    for row in session.scalars(select(NothingArose).where(NothingArose.uid.in_(uids))):
        item = catalogue.of(row.item_code, date(row.year, row.month, 1))
        called = f"{row.item_code} {item.short}" if item else row.item_code
        found[row.uid] = (f"Tháng {row.month:02d}/{row.year}", called, row.reason, row.stated_by)
    return found


NOTHING_AROSE = Source(
    key="disclosure.nothing_arose",
    noun="lượt báo không phát sinh",
    page="disclosure.coverage",
    heads=(Head("Tháng", 26), Head("Nội dung công khai", 80), Head("Lý do", 80), Head("Người xác nhận", 40)),
    relation=_statements,
    tell=_tell,
    dimensions={"clause": CLAUSE},
)
