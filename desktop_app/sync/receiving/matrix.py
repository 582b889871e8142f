"""Who handed in what when: communes by periods of one form, each cell with its state."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from desktop_app.core.report_periods import REPORT_FIRST_DAY, ReportPeriod, own_years, report_periods
from desktop_app.office.desk import Desk
from desktop_app.reports.editions import editions_at
from desktop_app.reports.forms import ReportForm, form_on
from desktop_app.reports.models import PeriodKind
from desktop_app.reports.settings import due_on, settings_of
from desktop_app.sync.models import Partner
from desktop_app.sync.receiving.models import ReceivedFigure, ReceivedPackage, ReceivedReport
from desktop_app.sync.receiving.units import Unit, Units, read_units
from desktop_app.sync.states import ReceivedState, Timeliness


class Step(Enum):
    """How long the periods of a matrix are; the value begins their names."""

    MONTH = "Tháng"
    QUARTER = "Quý"
    HALF = "6 tháng"
    NINE = "9 tháng"
    YEAR = "Năm"


class CellState(Enum):
    """Where a commune's report of a period stands."""

    ON_TIME = "Đúng hạn"
    SENT = "Đã nộp, chưa đặt hạn"
    LATE = "Trễ"
    INCOMPLETE = "Thiếu mục"
    BLANK = "Số liệu trống"
    MISSING = "Chưa nộp"
    CORRECTED = "Nộp lại"
    RETURNED = "Trả lại"
    FORKED = "Nhánh rẽ"
    NOTHING = "Không phát sinh"
    WAITING = "Chưa đến hạn"
    NOT_REQUIRED = "Không phải nộp"


HANDED_IN = frozenset(
    {
        CellState.ON_TIME, CellState.SENT, CellState.LATE, CellState.BLANK, CellState.CORRECTED, CellState.RETURNED,
        CellState.NOTHING,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One commune in one period; `package` is the uid of the package that counts, "" for none."""

    state: CellState
    days_late: int = 0
    package: str = ""
    seq: int = 0
    changed: int = 0
    arrived_on: date | None = None

    @property
    def is_on_time(self) -> bool:
        """Whether it was handed in by the due day, whatever came of it afterwards."""
        return self.state in HANDED_IN and not self.days_late


@dataclass(frozen=True)
class MatrixRow:
    """One commune."""

    unit: str
    name: str
    cells: tuple[Cell, ...]

    @property
    def due(self) -> int:
        """In how many periods something was due by now."""
        return sum(each.state not in (CellState.WAITING, CellState.NOT_REQUIRED) for each in self.cells)

    @property
    def on_time(self) -> int:
        """In how many of them it came in time."""
        return sum(each.is_on_time for each in self.cells)


@dataclass(frozen=True)
class Matrix:
    """A form's matrix of a year; `due` has the last day of each period, None where this office set none."""

    form: ReportForm
    year: int
    periods: tuple[ReportPeriod, ...]
    due: tuple[date | None, ...]
    rows: tuple[MatrixRow, ...]

    def count(self, place: int) -> Mapping[CellState, int]:
        """How many communes stand how in one period."""
        return Counter(row.cells[place].state for row in self.rows)

    def late_units(self, place: int) -> list[MatrixRow]:
        """Whom to urge: nothing came although it was due, or what came is not whole."""
        urged = (CellState.MISSING, CellState.INCOMPLETE, CellState.BLANK, CellState.RETURNED)
        return [row for row in self.rows if row.cells[place].state in urged]


def matrix(desk: Desk, form: str, year: int, step: Step = Step.QUARTER) -> Matrix:
    """The matrix; KeyError for a form that there is not."""
    known = form_on(form, date(year, 12, 31), editions_at(desk))
    with desk.db.reading() as session:
        settings = settings_of(session, known)
        periods = tuple(periods_in(desk, session, known, year, step))
        dues = tuple(due_on(settings, each.to_on) for each in periods)
        units, seen = read_units(session), _Seen(session, form, periods)
        today = desk.clock.today()
        rows = tuple(
            MatrixRow(
                unit.code,
                unit.name_on(today),
                tuple(_cell(units, unit, each, due, seen, today) for each, due in zip(periods, dues, strict=True)),
            )
            for unit in units.all
            if unit.is_current or seen.has(unit.code)
        )
    return Matrix(known, year, periods, dues, rows)


def periods_in(desk: Desk, session: Session, form: ReportForm, year: int, step: Step) -> list[ReportPeriod]:
    """The periods of a form in a year that are so long, in order."""
    settings = settings_of(session, form)
    last = date(year, 12, 1)
    if settings.period is PeriodKind.OWN_YEAR and settings.year_starts:
        found = [*own_years(last, settings.year_starts), *own_years(last.replace(year=year + 1), settings.year_starts)]
        return _named(found, year, step)
    rule = desk.law.rulebook.find(REPORT_FIRST_DAY, last) if settings.period is PeriodKind.INSPECTORATE else None
    first_day = rule.value if rule else 1
    if step is Step.MONTH:
        return [report_periods(date(year, month, 1), first_day)[0] for month in range(1, 13)]
    return _named(report_periods(last, first_day), year, step)


def _named(found: Iterable[ReportPeriod], year: int, step: Step) -> list[ReportPeriod]:
    fitting = {each.from_on: each for each in found if each.name.startswith(step.value) and str(year) in each.name}
    return [fitting[day] for day in sorted(fitting)]


class _Seen:
    """What came in of a form, and which packages came for its periods, read at once."""

    def __init__(self, session: Session, form: str, periods: Sequence[ReportPeriod]) -> None:
        days = {(each.from_on, each.to_on) for each in periods}
        self._versions = dict[tuple[str, date, date], list[tuple[ReceivedReport, ReceivedPackage]]]()
        query = select(ReceivedReport, ReceivedPackage).join(
            ReceivedPackage, ReceivedReport.package_id == ReceivedPackage.id
        )
        ends = {to_on for _, to_on in days}
        wanted = query.where(ReceivedReport.form == form, ReceivedReport.to_on.in_(ends)).order_by(ReceivedReport.id)
        for report, package in session.execute(wanted):
            self._versions.setdefault((report.partner_unit, report.from_on, report.to_on), []).append((report, package))
        self._filled = _filled(session, form, ends)
        self._packages = dict[str, list[ReceivedPackage]]()
        names = [each.name for each in periods]
        of_period = select(ReceivedPackage, Partner.unit).join(Partner)
        of_period = of_period.where(ReceivedPackage.to_on.in_(ends) | ReceivedPackage.period.in_(names))
        for package, unit in session.execute(of_period.order_by(ReceivedPackage.id)):
            self._packages.setdefault(unit, []).append(package)

    def has(self, unit: str) -> bool:
        """Whether anything came of the unit."""
        return unit in self._packages or any(key[0] == unit for key in self._versions)

    def versions(self, unit: str, period: ReportPeriod) -> list[tuple[ReceivedReport, ReceivedPackage]]:
        return self._versions.get((unit, period.from_on, period.to_on), [])

    def packages(self, unit: str, period: ReportPeriod) -> list[ReceivedPackage]:
        return [
            each
            for each in self._packages.get(unit, ())
            if each.period == period.name or (each.from_on, each.to_on) == (period.from_on, period.to_on)
        ]

    def is_blank(self, unit: str, period: ReportPeriod) -> bool:
        return not self._filled.get((unit, period.from_on, period.to_on))


def _filled(session: Session, form: str, ends: Iterable[date]) -> dict[tuple[str, date, date], int]:
    """How many figures of a current report are neither unknown nor 0."""
    kind = ReceivedFigure
    many = func.sum(case((kind.value.in_(("", "0")), 0), else_=1))
    query = select(kind.partner_unit, kind.from_on, kind.to_on, many).where(
        kind.form == form, kind.to_on.in_(ends), kind.is_current
    )
    found = session.execute(query.group_by(kind.partner_unit, kind.from_on, kind.to_on))
    return {(unit, from_on, to_on): count or 0 for unit, from_on, to_on, count in found}


def _cell(units: Units, unit: Unit, period: ReportPeriod, due: date | None, seen: _Seen, today: date) -> Cell:
    versions, packages = seen.versions(unit.code, period), seen.packages(unit.code, period)
    fork = next((each for each in packages if each.state is ReceivedState.FORKED), None)
    if fork:
        return Cell(CellState.FORKED, package=fork.uid, seq=fork.seq, arrived_on=fork.arrived_on)
    if versions:
        return _handed_in(versions, is_blank=seen.is_blank(unit.code, period))
    taken = [each for each in packages if each.state is ReceivedState.TAKEN_IN]
    if taken:
        last = taken[-1]
        state = CellState.NOTHING if last.is_nothing else CellState.INCOMPLETE
        late = max(0, (taken[0].arrived_on - due).days) if due else 0
        return Cell(state, late, last.uid, last.seq, arrived_on=taken[0].arrived_on)
    if not units.is_there(unit.code, period.to_on) or period.to_on < unit.enrolled_on or not unit.is_current:
        return Cell(CellState.NOT_REQUIRED)
    is_over = today > due if due else today > period.to_on
    return Cell(CellState.MISSING if is_over else CellState.WAITING)


def _handed_in(versions: Sequence[tuple[ReceivedReport, ReceivedPackage]], *, is_blank: bool) -> Cell:
    first = versions[0][0]
    now, package = next((pair for pair in versions if pair[0].is_current), versions[-1])
    late = (first.arrived_on - first.due_on).days if first.due_on and first.timeliness is Timeliness.LATE else 0
    changed = sum(each.changed for each, _ in versions)
    if package.returned_on:
        state = CellState.RETURNED
    elif now.nothing_arose:
        state = CellState.NOTHING
    elif is_blank:
        state = CellState.BLANK
    elif changed:
        state = CellState.CORRECTED
    elif late:
        state = CellState.LATE
    else:
        state = CellState.ON_TIME if first.due_on else CellState.SENT
    return Cell(state, late, package.uid, package.seq, changed, first.arrived_on)
