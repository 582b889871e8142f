"""What there is to choose from: the inspectorate's forms, the periods of one, its settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.reports.forms import ReportForm, form_on, load_forms
from desktop_app.reports.kept import Wanted
from desktop_app.reports.settings import FormSettings, periods_of, settings_of

APART = "/"


@dataclass(frozen=True)
class FormChoice:
    """A form of columns as a list offers it, with its periods from the nearest one on."""

    form: ReportForm
    settings: FormSettings
    periods: tuple[ReportPeriod, ...]


def form_choices(desk: Desk) -> Sequence[FormChoice]:
    """Every form of columns in the edition of today."""
    today = desk.clock.today()
    keys = dict.fromkeys(form.key for form in load_forms() if form.columns)
    with desk.db.reading() as session:
        found = [(form := form_on(key, today), settings_of(session, form)) for key in keys]
    return [FormChoice(form, settings, tuple(periods_of(desk, settings, today))) for form, settings in found]


def form_settings(desk: Desk, key: str) -> FormSettings:
    """What is set for one form; KeyError for no such form."""
    with desk.db.reading() as session:
        return settings_of(session, form_on(key, desk.clock.today()))


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
