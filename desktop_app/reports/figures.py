"""The figures of one report as they stand: frozen or counted now, with those before, and every check made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.report_periods import before, year_before
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.reports.editions import editions
from desktop_app.reports.forms import Carried, ReportForm, edition, form_on
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.indicators.evaluating import evaluate, follow
from desktop_app.reports.indicators.formulas import Checked, check
from desktop_app.reports.kept import FROZEN, read_value
from desktop_app.reports.known import Known
from desktop_app.reports.models import PeopleCount, Report, ReportState
from desktop_app.reports.spans import span_of

Values = Mapping[str, Decimal | None]


@dataclass(frozen=True)
class Correction:
    """A change of a frozen figure."""

    was: Decimal | None
    now: Decimal | None
    reason: str
    on: date
    by: str


@dataclass(frozen=True)
class FigureLine:
    """One figure: `value` is what is reported, `live` what the registers give now (None while nothing is frozen).

    `last` is the figure of the period before, `year_ago` that of the same period a year before.
    """

    indicator: Indicator
    value: Decimal | None
    live: Decimal | None
    last: Decimal | None
    year_ago: Decimal | None
    explanation: str
    corrections: tuple[Correction, ...] = ()

    @property
    def key(self) -> str:
        """Its indicator's key."""
        return self.indicator.key

    @property
    def differs(self) -> bool:
        """Whether the registers changed after the figure was frozen."""
        return self.live is not None and self.live != self.value


@dataclass(frozen=True)
class CarriedOver:
    """What the period before left must be what this one began with."""

    carried: Carried
    this: Decimal
    last: Decimal

    @property
    def holds(self) -> bool:
        """Whether it is so."""
        return self.this == self.last


@dataclass(frozen=True, kw_only=True)
class ReportFigures:
    """A report with all its figures."""

    uid: str
    rev: int
    form: ReportForm
    name: str
    span: Span
    due_on: date | None
    state: ReportState
    people: PeopleCount
    nothing_arose: bool
    note: str
    frozen_at: datetime | None
    frozen_by: str
    lines: tuple[FigureLine, ...]
    checked: tuple[Checked, ...]
    carried: tuple[CarriedOver, ...]

    def line(self, key: str) -> FigureLine:
        """One of its lines; KeyError where there is none."""
        return {line.key: line for line in self.lines}[key]

    @property
    def values(self) -> dict[str, Decimal | None]:
        """The reported figures by key."""
        return {line.key: line.value for line in self.lines}

    @property
    def differing(self) -> tuple[FigureLine, ...]:
        """The frozen figures that the registers no longer give."""
        return tuple(line for line in self.lines if line.differs)

    @property
    def broken(self) -> tuple[Checked, ...]:
        """The relations that do not hold, those that are only pointed out among them."""
        return tuple(each for each in self.checked if not each.holds)

    @property
    def unknown(self) -> tuple[Indicator, ...]:
        """What somebody still has to type."""
        return tuple(line.indicator for line in self.lines if line.indicator.asked and line.value is None)


def read_figures(desk: Desk, session: Session, known: Known, report: Report) -> ReportFigures:
    """The report's figures, those of the spans before, and its checks."""
    form = form_of(session, report)
    span = span_of(desk, session, form, report.from_on, report.to_on)
    is_frozen = report.state in FROZEN
    read = registers_now if is_frozen else live_values
    now = read(desk, session, known, form, report)
    values = frozen_values(report) if is_frozen else now
    lines = tuple(_lines(desk, session, known, report, form, values, now if is_frozen else {}))
    last = {line.key: line.last for line in lines}
    whole: Values = {each.key: values.get(each.key) for each in form.indicators}
    checked = tuple(made for each in form.checks if (made := check(each, whole)))
    return ReportFigures(
        uid=report.uid,
        rev=report.rev,
        form=form,
        name=report.name,
        span=span,
        due_on=report.due_on,
        state=report.state,
        people=report.people,
        nothing_arose=report.nothing_arose,
        note=report.note,
        frozen_at=report.frozen_at,
        frozen_by=report.frozen_by,
        lines=lines,
        checked=checked,
        carried=tuple(_carried(form, whole, last)),
    )


def _lines(
    desk: Desk, session: Session, known: Known, report: Report, form: ReportForm, values: Values, live: Values
) -> list[FigureLine]:
    days = report.from_on, report.to_on
    past, same = Span(*before(*days)), Span(*year_before(*days))
    last = past_values(desk, session, known, report, past)
    year_ago = last if same == past else past_values(desk, session, known, report, same)
    explained = {figure.key: figure.explanation for figure in report.figures}
    return [
        FigureLine(
            each,
            values.get(each.key),
            live.get(each.key),
            last.get(each.key),
            year_ago.get(each.key),
            explained.get(each.key, ""),
            _corrections(report, each.key),
        )
        for each in form.indicators
    ]


def form_of(session: Session, report: Report) -> ReportForm:
    """The edition of the report's form: that by which it was frozen, else that of its last day."""
    return form_among(editions(session), report)


def form_among(known: Sequence[ReportForm], report: Report) -> ReportForm:
    """The same among the editions that the office has."""
    if report.layout:
        return edition(report.form, report.layout, report.to_on, known)
    return form_on(report.form, report.to_on, known)


def live_values(desk: Desk, session: Session, known: Known, form: ReportForm, report: Report) -> Values:
    """What the registers give for the report now, with what was typed for it."""
    span = span_of(desk, session, form, report.from_on, report.to_on)
    different = report.people is PeopleCount.DIFFERENT
    return evaluate(desk, session, known, form.indicators, span, asked_values(report), different_people=different)


def registers_now(desk: Desk, session: Session, known: Known, form: ReportForm, report: Report) -> Values:
    """What the registers give for a frozen report now; what was typed stands as it was corrected since."""
    live, frozen = live_values(desk, session, known, form, report), frozen_values(report)
    asked = {each.key: frozen.get(each.key) for each in form.indicators if each.asked}
    different = report.people is PeopleCount.DIFFERENT
    return follow(form.indicators, {**live, **asked}, different_people=different)


def asked_values(report: Report) -> dict[str, Decimal]:
    """What was typed for the report; several entries of one figure add up."""
    found = dict[str, Decimal]()
    for entry in report.entries:
        if entry.voided_on is None and entry.value:
            found[entry.key] = found.get(entry.key, Decimal(0)) + Decimal(entry.value)
    return found


def frozen_values(report: Report) -> dict[str, Decimal | None]:
    """The frozen figures with every correction since."""
    found = {figure.key: read_value(figure.value) for figure in report.figures}
    return found | {each.key: read_value(each.now) for each in report.corrections}


def past_values(desk: Desk, session: Session, known: Known, report: Report, span: Span) -> Values:
    """The figures of another span: as they were reported where that was done, else as the registers give them."""
    asked = select(Report).where(
        Report.form == report.form,
        Report.from_on == span.from_on,
        Report.to_on == span.to_on,
        Report.voided_on.is_(None),
    )
    other = session.scalars(asked).one_or_none()
    if other is not None and other.state in FROZEN:
        return frozen_values(other)
    different = report.people is PeopleCount.DIFFERENT
    typed = asked_values(other) if other is not None else {}
    form = form_on(report.form, span.to_on, editions(session))
    days = span_of(desk, session, form, span.from_on, span.to_on)
    return evaluate(desk, session, known, form.indicators, days, typed, different_people=different)


def _carried(form: ReportForm, values: Values, last: Values) -> list[CarriedOver]:
    found = []
    for each in form.carried:
        this, left = values.get(each.this), last.get(each.last)
        if this is not None and left is not None:
            found.append(CarriedOver(each, this, left))
    return found


def _corrections(report: Report, key: str) -> tuple[Correction, ...]:
    return tuple(
        Correction(read_value(each.was), read_value(each.now), each.reason, each.corrected_on, each.corrected_by)
        for each in report.corrections
        if each.key == key
    )
