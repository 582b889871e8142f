"""What a merger does to comparisons: the figures of the last period before it, apart and together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.report_periods import days_in_words
from desktop_app.office.desk import Desk
from desktop_app.reports.forms import ReportForm, form_on
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.kept import read_value
from desktop_app.sync.receiving.consolidated import Values, add_up
from desktop_app.sync.receiving.models import ReceivedFigure, ReceivedReport
from desktop_app.sync.receiving.units import Units, read_units

Span = tuple[date, date]


@dataclass(frozen=True)
class RestatedLine:
    """A figure other than 0: of the unit that goes on, of the one merged into it, of both, with which is compared."""

    indicator: Indicator
    own: Decimal | None
    merged: Decimal | None
    together: Decimal | None


@dataclass(frozen=True)
class Restated:
    """A form of the last period before the merger for which either of the two handed it in; its columns come first."""

    form: ReportForm
    name: str
    lines: tuple[RestatedLine, ...]


def restated(desk: Desk, unit: str, into: str, from_on: date) -> Sequence[Restated]:
    """With what later periods of `into` are compared once `unit` is merged into it, by form; nothing is written."""
    with desk.db.reading() as session:
        units = read_units(session)
        sides = _answering(units, into, unit, from_on), _answering(units, unit, "", from_on)
        kind = ReceivedReport
        codes = sides[0] | sides[1]
        wanted = select(kind.form).where(kind.partner_unit.in_(codes), kind.to_on < from_on).distinct()
        return [_form(session, form, sides, from_on) for form in session.scalars(wanted.order_by(kind.form))]


def _answering(units: Units, unit: str, but: str, day: date) -> frozenset[str]:
    """The communes for which one answers on a day, without those of another."""
    found = {each.code for each in units.all if units.successor_on(each.code, day) == unit}
    return frozenset({unit, *found} - {but})


def _form(session: Session, key: str, sides: tuple[frozenset[str], frozenset[str]], from_on: date) -> Restated:
    kind = ReceivedReport
    of_both = kind.form == key, kind.partner_unit.in_(sides[0] | sides[1]), kind.to_on < from_on
    last = session.scalars(select(kind).where(*of_both).order_by(kind.to_on.desc(), kind.from_on.desc())).first()
    assert last is not None  # the form was found by such a report
    form, span = form_on(key, last.to_on), (last.from_on, last.to_on)
    parts = [_values(session, form, span, codes) for codes in sides]
    told = [add_up(form, some) for some in parts]
    together = add_up(form, [values for some in parts for values in some])
    columns = [column.key for column in form.columns]
    ordered = sorted(form.indicators, key=lambda each: each.key not in columns)
    lines = (
        RestatedLine(each, told[0][each.key], told[1][each.key], together[each.key])
        for each in ordered
        if together[each.key]
    )
    return Restated(form, last.name or days_in_words(*span), tuple(lines))


def _values(session: Session, form: ReportForm, span: Span, codes: frozenset[str]) -> list[Values]:
    kind = ReceivedFigure
    of_period = kind.form == form.key, kind.from_on == span[0], kind.to_on == span[1], kind.is_current
    query = select(kind.partner_unit, kind.key, kind.value).where(*of_period, kind.partner_unit.in_(codes))
    found = dict[str, Values]()
    for unit, key, value in session.execute(query):
        found.setdefault(unit, {})[key] = read_value(value)
    return list(found.values())
