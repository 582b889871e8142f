"""What there is to choose from: the inspectorate's forms, the periods of one, its settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.reports.editions import editions
from desktop_app.reports.forms import DEMOCRACY, ReportForm, form_on
from desktop_app.reports.kept import Wanted
from desktop_app.reports.models import ReportSetting
from desktop_app.reports.settings import FormSettings, due_on, periods_of, settings_of

APART = "/"
LONGEST_MONTH = 31
LATE_DAYS = 30
"""So many days after it was due a report is still the one that somebody looks for."""


@dataclass(frozen=True)
class FormChoice:
    """A form of columns as a list offers it, with its periods from the nearest one on."""

    form: ReportForm
    settings: FormSettings
    periods: tuple[ReportPeriod, ...]


def form_choices(desk: Desk) -> Sequence[FormChoice]:
    """Every form of columns in the edition of today."""
    today = desk.clock.today()
    with desk.db.reading() as session:
        known = editions(session)
        keys = dict.fromkeys(form.key for form in known if form.columns)
        found = [(form := form_on(key, today, known), settings_of(session, form)) for key in keys]
    return [FormChoice(form, settings, tuple(periods_of(desk, settings, today))) for form, settings in found]


def form_choice(desk: Desk, key: str) -> FormChoice:
    """One form in the edition of today; KeyError for no such form."""
    today = desk.clock.today()
    with desk.db.reading() as session:
        form = form_on(key, today, editions(session))
        settings = settings_of(session, form)
    return FormChoice(form, settings, tuple(periods_of(desk, settings, today)))


def nearest(choice: FormChoice, today: date) -> Wanted | None:
    """The report to begin with: of the days that ended last while it may still be sent, else of the present ones."""
    for period in choice.periods:
        due = due_on(choice.settings, period.to_on) if (period.to_on - period.from_on).days > LONGEST_MONTH else None
        if due and period.to_on < today <= due + timedelta(days=LATE_DAYS):
            return Wanted(choice.form.key, period.from_on, period.to_on)
    first = next(iter(choice.periods), None)
    return Wanted(choice.form.key, first.from_on, first.to_on) if first else None


def form_settings(desk: Desk, key: str) -> FormSettings:
    """What is set for one form; KeyError for no such form."""
    with desk.db.reading() as session:
        return settings_of(session, form_on(key, desk.clock.today(), editions(session)))


def page_of(wanted: Wanted) -> str:
    """The page that shows a report."""
    return "reports.democracy" if wanted.form == DEMOCRACY else "reports.form"


def has_own_settings(desk: Desk, key: str) -> bool:
    """Whether the office itself said when reports of a form are due."""
    with desk.db.reading() as session:
        return session.scalar(select(ReportSetting.id).where(ReportSetting.form == key)) is not None


def address_of(wanted: Wanted) -> str:
    """A report as pages are told of it, whether or not somebody began it."""
    return APART.join((wanted.form, wanted.from_on.isoformat(), wanted.to_on.isoformat()))


def read_address(text: str) -> Wanted | None:
    """The report that such a text names; None for any other text."""
    form, *days = text.rsplit(APART, 2)
    try:
        from_on, to_on = map(date.fromisoformat, days)
    except ValueError:
        return None
    return Wanted(form, from_on, to_on)
