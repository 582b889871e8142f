"""The figures of all communes together: a line for each, their sum, what does not agree, what is far from usual."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.report_periods import before, days_in_words, year_before
from desktop_app.office.desk import Desk
from desktop_app.reports.editions import editions_at
from desktop_app.reports.forms import ReportForm, form_on
from desktop_app.reports.indicators.definition import Way
from desktop_app.reports.indicators.evaluating import share
from desktop_app.reports.indicators.formulas import Checked, check
from desktop_app.reports.kept import read_value
from desktop_app.sync.receiving.between import Broken, Figure, broken_between
from desktop_app.sync.receiving.models import ReceivedFigure, ReceivedPackage, ReceivedReport
from desktop_app.sync.receiving.odd import OWN_PERIODS, Odd, odd
from desktop_app.sync.receiving.units import Units, read_units

Span = tuple[date, date]
Values = dict[str, Decimal | None]


@dataclass(frozen=True, kw_only=True)
class UnitLine:
    """One commune: what it handed in, what it and those merged into it handed in before, what is odd about it.

    What was given back (`returned_on`) counts until the commune hands in again, and is marked wherever it is shown.
    """

    unit: str
    name: str
    number: str
    note: str
    nothing_arose: bool
    package: str
    arrived_on: date
    returned_on: date | None
    values: Mapping[str, Decimal | None]
    explanations: Mapping[str, str]
    last: Mapping[str, Decimal | None]
    year_ago: Mapping[str, Decimal | None]
    broken: tuple[Checked, ...]
    between: tuple[Broken, ...]
    odd: Mapping[str, Odd]


@dataclass(frozen=True, kw_only=True)
class Consolidated:
    """A form of one period for all communes; `missing` are those that handed nothing in, by code and name."""

    form: ReportForm
    name: str
    from_on: date
    to_on: date
    lines: tuple[UnitLine, ...]
    total: Mapping[str, Decimal | None]
    last_total: Mapping[str, Decimal | None]
    year_ago_total: Mapping[str, Decimal | None]
    broken: tuple[Checked, ...]
    missing: tuple[tuple[str, str], ...]

    def line(self, unit: str) -> UnitLine:
        """One commune's; KeyError where it handed nothing in."""
        return {line.unit: line for line in self.lines}[unit]


def consolidated(desk: Desk, form: str, from_on: date, to_on: date) -> Consolidated:
    """The form of a period for all communes; KeyError for a form that there is not."""
    known, span = form_on(form, to_on, editions_at(desk)), (from_on, to_on)
    with desk.db.reading() as session:
        units = read_units(session)
        told = _Told(session, known, span, units)
        reports = _reports(session, form, span)
        others = _other_forms(session, span)
        lines = tuple(sorted((_line(known, each, told, others, units) for each in reports), key=lambda each: each.name))
        here = {line.unit for line in lines}
        missing = [
            (each.code, each.name_on(to_on))
            for each in units.all
            if each.code not in here and each.is_current and units.is_there(each.code, to_on)
        ]
    total = add_up(known, [line.values for line in lines])
    return Consolidated(
        form=known,
        name=next((report.name for report, _ in reports if report.name), days_in_words(*span)),
        from_on=from_on,
        to_on=to_on,
        lines=lines,
        total=total,
        last_total=add_up(known, told.all_of(before(*span))),
        year_ago_total=add_up(known, told.all_of(year_before(*span))),
        broken=broken_in(known, total),
        missing=tuple(missing),
    )


def add_up(form: ReportForm, each_of: Iterable[Mapping[str, Decimal | None]]) -> Values:
    """The sum of what is known of every figure; a share is made anew from the sums, never added."""
    every = list(each_of)
    found: Values = {}
    for indicator in form.indicators:
        known = [value for values in every if (value := values.get(indicator.key)) is not None]
        found[indicator.key] = sum(known, Decimal(0)) if known else None
    for indicator in form.indicators:
        if indicator.way is Way.RATIO and indicator.ratio:
            part, whole = indicator.ratio
            found[indicator.key] = share(found.get(part), found.get(whole))
    return found


def broken_in(form: ReportForm, values: Mapping[str, Decimal | None]) -> tuple[Checked, ...]:
    """The form's own relations that do not hold between these figures."""
    whole = {each.key: values.get(each.key) for each in form.indicators}
    made = (check(each, whole) for each in form.checks)
    return tuple(each for each in made if each and not each.holds)


class _Told:
    """The figures of a form in this period and those before, by the communes that answer for them today."""

    def __init__(self, session: Session, form: ReportForm, span: Span, units: Units) -> None:
        self.span = span
        self._form = form
        self.earlier = list(_spans_before(span))
        self._values = dict[tuple[str, Span], Values]()
        self.explanations = dict[str, dict[str, str]]()
        kind = ReceivedFigure
        ends = {to_on for _, to_on in (span, *self.earlier, year_before(*span))}
        columns = (kind.partner_unit, kind.from_on, kind.to_on, kind.key, kind.value, kind.explanation)
        query = select(*columns).where(kind.form == form.key, kind.to_on.in_(ends), kind.is_current)
        parts = dict[tuple[str, Span], dict[str, Values]]()
        for unit, from_on, to_on, key, value, explanation in session.execute(query):
            here = unit if (from_on, to_on) == span else units.successor_on(unit, span[1])
            parts.setdefault((here, (from_on, to_on)), {}).setdefault(unit, {})[key] = read_value(value)
            if explanation and (from_on, to_on) == span:
                self.explanations.setdefault(unit, {})[key] = explanation
        for where, of_units in parts.items():
            values = list(of_units.values())
            self._values[where] = values[0] if len(values) == 1 else add_up(form, values)
        self._now = dict[str, list[tuple[str, Decimal]]]()
        for (of_unit, of_span), figures in self._values.items():
            for name, figure in figures.items():
                if of_span == span and figure is not None:
                    self._now.setdefault(name, []).append((of_unit, figure))

    def of(self, unit: str, span: Span) -> Values:
        """A commune's figures of a span, with those of the communes merged into it since."""
        return self._values.get((unit, span), {})

    def all_of(self, span: Span) -> list[Values]:
        """Every commune's."""
        return [values for (_, here), values in self._values.items() if here == span]

    def history(self, unit: str, key: str) -> list[Decimal]:
        """What a commune told in the periods before, as far as it is known."""
        values = (self.of(unit, span).get(key) for span in self.earlier)
        return [value for value in values if value is not None]

    def others(self, unit: str, key: str) -> list[Decimal]:
        """What the others tell in this period."""
        return [value for here, value in self._now.get(key, ()) if here != unit]


def _spans_before(span: Span) -> Iterable[Span]:
    for _each in range(OWN_PERIODS):
        span = before(*span)
        yield span


def _reports(session: Session, form: str, span: Span) -> list[tuple[ReceivedReport, ReceivedPackage]]:
    query = select(ReceivedReport, ReceivedPackage).join(
        ReceivedPackage, ReceivedReport.package_id == ReceivedPackage.id
    )
    of_period = (ReceivedReport.from_on == span[0], ReceivedReport.to_on == span[1], ReceivedReport.is_current)
    found = session.execute(query.where(ReceivedReport.form == form, *of_period))
    return [(report, package) for report, package in found]


def _other_forms(session: Session, span: Span) -> dict[str, dict[Figure, Decimal | None]]:
    """Every figure of the period by commune, for the relations between forms."""
    kind = ReceivedFigure
    query = select(kind.partner_unit, kind.form, kind.key, kind.value)
    found = dict[str, dict[Figure, Decimal | None]]()
    for unit, form, key, value in session.execute(
        query.where(kind.from_on == span[0], kind.to_on == span[1], kind.is_current)
    ):
        found.setdefault(unit, {})[form, key] = read_value(value)
    return found


def _line(
    form: ReportForm,
    of: tuple[ReceivedReport, ReceivedPackage],
    told: _Told,
    others: Mapping[str, Mapping[Figure, Decimal | None]],
    units: Units,
) -> UnitLine:
    report, package = of
    unit, span = report.partner_unit, told.span
    values = told.of(unit, span)
    marks = ((each.key, _odd(told, unit, each.key, values)) for each in form.indicators if each.way is not Way.RATIO)
    return UnitLine(
        unit=unit,
        name=units.name_on(unit, span[1]),
        number=report.number,
        note=report.note,
        nothing_arose=report.nothing_arose,
        package=package.uid,
        arrived_on=report.arrived_on,
        returned_on=package.returned_on,
        values=values,
        explanations=told.explanations.get(unit, {}),
        last=told.of(unit, before(*span)),
        year_ago=told.of(unit, year_before(*span)),
        broken=broken_in(form, values),
        between=tuple(_about(broken_between(others.get(unit, {}), span[1]), form.key)),
        odd={key: mark for key, mark in marks if mark},
    )


def _odd(told: _Told, unit: str, key: str, values: Values) -> Odd | None:
    return odd(values.get(key), told.history(unit, key), told.others(unit, key))


def _about(broken: Iterable[Broken], form: str) -> Iterable[Broken]:
    return (each for each in broken if form in each.rule.forms)


def spans_received(desk: Desk, form: str) -> Sequence[Span]:
    """The periods for which any commune handed the form in, the newest first."""
    kind = ReceivedReport
    query = select(kind.from_on, kind.to_on).where(kind.form == form).distinct()
    with desk.db.reading() as session:
        return [(row.from_on, row.to_on) for row in session.execute(query.order_by(kind.to_on.desc()))]
