"""The reports of an office in one list: those that were begun, and those with a known day that nobody began."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.reports.choosing import FormChoice, address_of, form_choice, form_choices, has_own_settings
from desktop_app.reports.forms import DEMOCRACY
from desktop_app.reports.kept import Wanted
from desktop_app.reports.models import ReportState
from desktop_app.reports.queries import ReportRow, reports
from desktop_app.reports.settings import due_on

NOT_BEGUN = "Chưa lập"
LOOKED_BACK = timedelta(days=120)
"""A report of a period that ended earlier is no longer asked for where nobody began it."""

_QUARTER, _YEAR = range(85, 98), range(360, 370)


@dataclass(frozen=True)
class Expected:
    """A report that is to be made or was made; `uid` opens it, `row` is it once somebody began it."""

    uid: str
    wanted: Wanted
    number: str
    title: str
    name: str
    due_on: date | None
    row: ReportRow | None = None

    @property
    def state(self) -> str:
        """How far it came, in words."""
        return self.row.state.value if self.row else NOT_BEGUN

    @property
    def is_open(self) -> bool:
        """Whether it still has to leave."""
        return self.row is None or self.row.state is not ReportState.SENT


def expected_reports(desk: Desk) -> Sequence[Expected]:
    """All of them, the latest period first."""
    begun = [_of_row(row) for row in reports(desk)]
    known = {each.wanted for each in begun}
    choices = [*form_choices(desk)]
    if has_own_settings(desk, DEMOCRACY):  # the day that the program proposes is that of another province
        choices.append(form_choice(desk, DEMOCRACY))
    missing = [each for choice in choices for each in _missing(choice, desk) if each.wanted not in known]
    return sorted([*begun, *missing], key=_place)


def _place(each: Expected) -> tuple[int, int, str]:
    """The latest period first, of one period the shorter first, then in the order of the forms."""
    return -each.wanted.to_on.toordinal(), -each.wanted.from_on.toordinal(), each.wanted.form


def due_reports(desk: Desk, until: date) -> Sequence[Expected]:
    """Those that have to leave on or before the day and did not yet."""
    return [each for each in expected_reports(desk) if each.is_open and each.due_on and each.due_on <= until]


def _of_row(row: ReportRow) -> Expected:
    wanted = Wanted(row.form, row.from_on, row.to_on)
    return Expected(address_of(wanted), wanted, row.number, row.title, row.name, row.due_on, row)


def _missing(choice: FormChoice, desk: Desk) -> Iterator[Expected]:
    """A day of the year is that of the yearly report; so many days after a period are those of every quarter."""
    settings, form, today = choice.settings, choice.form, desk.clock.today()
    lengths = _YEAR if settings.due_month_day else _QUARTER
    for period in choice.periods:
        due = due_on(settings, period.to_on)
        if due and _days(period) in lengths and today - LOOKED_BACK <= period.to_on:
            wanted = Wanted(form.key, period.from_on, period.to_on)
            yield Expected(address_of(wanted), wanted, form.number, form.title, period.name, due)


def _days(period: ReportPeriod) -> int:
    return (period.to_on - period.from_on).days + 1
