"""What lists and Hôm nay show of surveys: pages by key, counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, tuple_

from db import index
from desktop_app.areas.surveys.models import SURVEY_KIND, Survey
from desktop_app.areas.surveys.row import BESIDE, SurveyRow, rows_of
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.office.desk import Desk


@dataclass(frozen=True)
class SurveyFilter:
    """Which surveys a list shows; an empty filter shows all."""

    text: str = ""
    year: int | None = None
    code: str = ""
    state: SurveyState | None = None
    due_until: date | None = None
    uids: tuple[str, ...] = ()


SORTS: dict[str, tuple[Any, ...]] = {
    "period": (Survey.year, Survey.quarter, Survey.code, Survey.id),
    "code": (Survey.code, Survey.year, Survey.quarter, Survey.id),
    "to_on": (Survey.to_on, Survey.id),
}


class SurveyPages:
    """The list of surveys under a filter, in one order, read by key."""

    def __init__(self, desk: Desk, wanted: SurveyFilter, sort: str = "period", descending: bool = True) -> None:
        """`sort` is a key of SORTS."""
        self._desk, self._wanted = desk, wanted
        self._order, self._descending = SORTS[sort], descending

    def after(self, last: SurveyRow | None, size: int) -> Sequence[SurveyRow]:
        """At most `size` rows that follow `last`."""
        query = filtered(select(Survey, *self._order), self._wanted)
        if last is not None:
            here, there = tuple_(*self._order), tuple_(*last.key, types=[column.type for column in self._order])
            query = query.where(here < there if self._descending else here > there)
        turned = (column.desc() if self._descending else column.asc() for column in self._order)
        with self._desk.db.reading() as session:
            found = session.execute(query.order_by(*turned).limit(size).options(*BESIDE)).all()
            surveys, keys = [row[0] for row in found], [tuple(row[1:]) for row in found]
            return rows_of(session, self._desk, surveys, keys)

    def count(self) -> int:
        """How many surveys the filter lets through."""
        with self._desk.db.reading() as session:
            count: int = session.scalars(filtered(select(func.count(Survey.id)), self._wanted)).one()
            return count


def filtered(query: Select[Any], wanted: SurveyFilter) -> Select[Any]:
    """The query under the filter."""
    asked: list[tuple[object, ColumnElement[bool]]] = [
        (wanted.year, Survey.year == wanted.year),
        (wanted.code, Survey.code == wanted.code),
        (wanted.state, and_(Survey.state == wanted.state, Survey.voided_on.is_(None))),
        (wanted.due_until, Survey.to_on <= (wanted.due_until or date.max)),
        (wanted.uids, Survey.uid.in_(wanted.uids)),
    ]
    query = query.where(*(test for chosen, test in asked if chosen))
    if index.match(wanted.text):
        return query.join(index.search, index.at(SURVEY_KIND, Survey.id)).where(index.matches(wanted.text))
    return query


def open_surveys(desk: Desk, until: date | None = None) -> list[SurveyRow]:
    """The surveys that take forms, those that end first before the others; of these only what ends by the day."""
    wanted = SurveyFilter(state=SurveyState.OPEN, due_until=until)
    query = filtered(select(Survey), wanted).order_by(Survey.to_on, Survey.id).options(*BESIDE)
    with desk.db.reading() as session:
        return rows_of(session, desk, session.scalars(query).all())


def known_years(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The years that have a survey, the latest first, as a filter offers them."""
    with desk.db.reading() as session:
        years = session.scalars(select(Survey.year).distinct().order_by(Survey.year.desc()))
        return tuple((str(year), str(year)) for year in years)


def known_codes(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The questionnaires that were asked, as a filter offers them."""
    with desk.db.reading() as session:
        codes = session.scalars(select(Survey.code).distinct().order_by(Survey.code))
        return tuple((code, code) for code in codes)
