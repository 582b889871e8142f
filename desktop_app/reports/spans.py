"""The days over which the figures of a report are counted."""

from datetime import date

from sqlalchemy.orm import Session

from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.settings import settings_of, year_from


def span_of(desk: Desk, session: Session, form: ReportForm, from_on: date, to_on: date) -> Span:
    """These days, with the beginning of their year where the form has figures from there on."""
    begins = year_from(desk, settings_of(session, form), from_on) if form.tells_year else None
    return Span(from_on, to_on, begins)
